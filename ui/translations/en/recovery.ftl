# Recovery: cards, and “Forgotten passphrase?”.

recovery-title = Recovery
recovery-lead = A card on paper reopens the vault when a passphrase is forgotten. Nobody else can, including us.
recovery-none = No card has been checked. Before the first record there has to be one: make it, print it, type it back.
recovery-new-code = Make a code
recovery-new-code-text = One card, kept in a sealed envelope with the authority or in a safe.
recovery-new-shares = Make three shares
recovery-new-shares-text = Three cards with three people; two suffice, one alone says nothing.
recovery-kind-code = Recovery code
recovery-kind-shares = Three shares, two suffice
recovery-issued = Made on { $day } by { $name }
recovery-confirmed = { $kind ->
    [shares] The three shares are right. Those before them open nothing any more.
   *[code] The code is right. Those before it open nothing any more.
}
recovery-checked = Checked
recovery-waiting = To be typed back
recovery-retired = Opens nothing any more
recovery-reason = Making a recovery card takes your passphrase.
recovery-show-title = { $kind ->
    [shares] Three cards, shown once
   *[code] One card, shown once
}
recovery-show-text = Print from a file that you delete afterwards, or copy by hand. The last symbol of each line checks the line.
recovery-card-name = { $share ->
    [0] Recovery code
   *[other] Share { $share }
}
recovery-card-facts = Vault { $vault } · { $issued }
recovery-save = Save as PDF…
recovery-saved = Card saved. This file opens the vault: print it, then delete it.
recovery-on-paper = It is on paper: check it
recovery-later = Later
recovery-check-title = Type it back from the paper
recovery-check-text = { $kind ->
    [shares] Type the three cards. Spaces, hyphens and capitals do not count.
   *[code] Type the card. Spaces, hyphens and capitals do not count.
}
recovery-check = Check
recovery-show-again = Show the card again
recovery-forgotten = Forgotten passphrase?
recovery-forgotten-title = Forgotten passphrase
recovery-forgotten-text = With the recovery card, one person gets another passphrase. The card works once; a new one is shown afterwards. The authority will need that person’s new public key.
recovery-forgotten-name = Person who forgot the passphrase
recovery-with-code = A code
recovery-with-shares = Two shares
recovery-code-typed = Code, with the check symbol of each line
recovery-share-typed = { $number ->
    [1] First share
   *[other] Second share
}
recovery-forgotten-go = Reopen the vault
