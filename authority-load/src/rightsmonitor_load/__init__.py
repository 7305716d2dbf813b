"""The only code of the project that opens connections: national tables go to DHIS2 and to PostgreSQL.

A distribution of its own, for an authority's server. Officers' laptops never have it: `rightsmonitor` does not depend
on it, does not import it, and says that it is missing where it is.
"""
