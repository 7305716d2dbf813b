# Zeros that are hidden like other cells.
zeros-choose = Zeros
zeros-hide = may be hidden, so that fewer cells are hidden in all
zeros-show = shown, except for protected groups
zeros-rule = Zeros may be hidden too, so that fewer cells are hidden in all: a hidden value may be zero.
zeros-public = Zeros may be hidden like other cells, in every table: a hidden value may be zero.
zeros-of-package = a hidden value may be zero
