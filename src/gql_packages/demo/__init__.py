"""Two clinics to try everything on, with a year and a half of history made through the services."""
