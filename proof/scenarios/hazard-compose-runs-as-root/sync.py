import os

os.makedirs("/mnt/share", exist_ok=True)
with open("/mnt/share/index", "w") as index:
    index.write("")
print(f"ok uid={os.geteuid()}")
