import os

with open("/data/notes.db", "a") as notes:
    notes.write("remember the milk\n")
print(f"ok uid={os.geteuid()}")
