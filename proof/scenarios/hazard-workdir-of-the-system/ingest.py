import os

with open("ingested.json", "w") as ingested:
    ingested.write("[]\n")
print(f"ok uid={os.geteuid()}")
