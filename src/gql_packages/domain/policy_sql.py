"""What a clinic's policy says, as SQL whose clinic is $1."""

# What a setting was changed to last; null where it never was, or to none.
_SETTING = (
    "(SELECT value_after FROM policy_change WHERE clinic_id = $1 AND name = '{name}'"
    " ORDER BY version DESC LIMIT 1)"
)

#: The settings by their names; without any row all is as it was before there were policies.
SETTINGS = (
    f"coalesce({_SETTING.format(name='allows_expiry')}, 'true')::boolean AS allows_expiry,"
    f" {_SETTING.format(name='shortest_validity_days')}::int AS shortest_validity_days"
)

#: How often the policy was changed, and one; breakage is part of it.
POLICY_VERSION = (
    "SELECT greatest(1, (SELECT max(version) FROM policy_change WHERE clinic_id = $1),"
    " (SELECT max(version) FROM breakage_policy WHERE clinic_id = $1))"
)
