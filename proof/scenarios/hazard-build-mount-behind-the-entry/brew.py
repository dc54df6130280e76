import os

with open("/usr/local/share/brew-stamp") as stamp, open("kettle", "w") as kettle:
    kettle.write(stamp.read())
print(f"ok uid={os.geteuid()}")
