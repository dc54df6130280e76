import os

with open(os.environ["DATA_DIR"] + "/moon.csv", "w") as moon:
    moon.write("phase\n")
print(f"ok uid={os.geteuid()}")
