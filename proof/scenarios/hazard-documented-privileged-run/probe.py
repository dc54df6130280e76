import os

# A raw socket proper needs a capability that not every engine gives; a pid file in /run shows the same.
with open("/run/probe.pid", "w") as pid:
    pid.write(str(os.getpid()))
print(f"ok uid={os.geteuid()}")
