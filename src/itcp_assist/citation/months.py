"""The names of the months, in English, French and Spanish, by their numbers."""

from collections.abc import Mapping

# In lower case and without accents, as folded text has them.
MONTHS: Mapping[str, int] = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    )
    for number, name in enumerate(names.split(), 1)
} | {"setiembre": 9}

# An alternation for expressions, the longer name before the one that it begins with.
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
