import os

assert os.geteuid() != 0, "worker must not run as root"
