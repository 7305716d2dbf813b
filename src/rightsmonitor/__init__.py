"""RightsMonitor: record violations of children's rights, publish statistics that betray no child."""

__version__ = "0.1.0"
