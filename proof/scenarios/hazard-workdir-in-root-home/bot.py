import os

with open("session.json", "w") as session:
    session.write("{}\n")
print(f"ok uid={os.geteuid()}")
