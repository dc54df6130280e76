import os

with open("/tmp/ingested.json", "w") as ingested:
    ingested.write("[]\n")
print(f"ok uid={os.geteuid()}")
