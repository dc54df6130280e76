import os
import pathlib

with open("/usr/share/scribe/template.html") as template:
    text = template.read()
with open("page.html", "w") as page:
    page.write(text)
history = pathlib.Path("~scribe/.history").expanduser()
history.write_text("page.html\n")
print(f"ok uid={os.geteuid()}")
