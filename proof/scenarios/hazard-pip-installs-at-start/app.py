import os

import plugin_of_ours

with open("/app/versions", "w") as versions:
    versions.write(plugin_of_ours.VERSION)
print(f"ok uid={os.geteuid()}")
