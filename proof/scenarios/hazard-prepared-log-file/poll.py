import os

with open("/var/log/poll.log", "a") as log:
    log.write("polled\n")
print(f"ok uid={os.geteuid()}")
