"""Which machines are activated, read from captured output of slmgr and CIM."""
