import os

assert os.geteuid() != 0, "web must not run as root"
