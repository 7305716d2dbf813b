# The printed recovery cards.

cards-title = { $share ->
    [0] Recovery code
   *[other] Share { $share } of 3
}
cards-vault = Vault
cards-issued = Made on
cards-series = Set
cards-what = { $kind ->
    [shares] This card is one share of three. Two shares of one set reopen the vault and give one person another passphrase; one alone says nothing.
   *[code] This code reopens the vault by itself and gives one person another passphrase.
}
cards-keep = { $kind ->
    [shares] Keep in sealed envelopes, with three people and in three places. Never with the laptop, never photographed.
   *[code] Keep in a sealed envelope, far from the laptop: with the authority or in a safe. Never photographed.
}
cards-use = { $kind ->
    [shares] To use: opening page, “Forgotten passphrase?”, two shares. They open nothing afterwards; the program gives new ones.
   *[code] To use: opening page, “Forgotten passphrase?”. The code works once; the program gives a new one.
}
cards-check = The last symbol of each line, on a coloured ground, checks the line: a typing mistake is told at once. The letters I, L, O and U are not used: what looks like them is 1, 1, 0 and V.
