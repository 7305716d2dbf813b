# Secours : cartes, et « Phrase oubliée ? ».

recovery-title = Secours
recovery-lead = Une carte sur papier rouvre le coffre quand une phrase de passe est oubliée. Personne d’autre, nous compris, ne le peut.
recovery-none = Aucune carte n’est vérifiée. Avant la première fiche, il en faut une : faites-la, imprimez-la, recopiez-la.
recovery-new-code = Faire un code
recovery-new-code-text = Une carte, à garder sous enveloppe scellée chez l’autorité ou dans un coffre-fort.
recovery-new-shares = Faire trois parts
recovery-new-shares-text = Trois cartes chez trois personnes ; deux suffisent, une seule ne dit rien.
recovery-kind-code = Code de secours
recovery-kind-shares = Trois parts, deux suffisent
recovery-issued = Fait le { $day } par { $name }
recovery-confirmed = { $kind ->
    [shares] Les trois parts sont justes. Celles d’avant n’ouvrent plus rien.
   *[code] Le code est juste. Ceux d’avant n’ouvrent plus rien.
}
recovery-checked = Vérifiée
recovery-waiting = À recopier
recovery-retired = N’ouvre plus rien
recovery-reason = Faire une carte de secours demande votre phrase de passe.
recovery-show-title = { $kind ->
    [shares] Trois cartes, montrées une seule fois
   *[code] Une carte, montrée une seule fois
}
recovery-show-text = Imprimez depuis un fichier que vous effacez ensuite, ou copiez à la main. Le dernier signe de chaque ligne vérifie la ligne.
recovery-card-name = { $share ->
    [0] Code de secours
   *[other] Part nº { $share }
}
recovery-card-facts = Coffre { $vault } · { $issued }
recovery-save = Enregistrer en PDF…
recovery-saved = Carte enregistrée. Ce fichier ouvre le coffre : imprimez-le, puis effacez-le.
recovery-on-paper = C’est sur papier : vérifier
recovery-later = Plus tard
recovery-check-title = Recopier depuis le papier
recovery-check-text = { $kind ->
    [shares] Tapez les trois cartes. Espaces, tirets et majuscules ne comptent pas.
   *[code] Tapez la carte. Espaces, tirets et majuscules ne comptent pas.
}
recovery-check = Vérifier
recovery-show-again = Revoir la carte
recovery-forgotten = Phrase oubliée ?
recovery-forgotten-title = Phrase oubliée
recovery-forgotten-text = Avec la carte de secours, une personne reçoit une nouvelle phrase de passe. La carte ne sert qu’une fois ; une nouvelle est montrée ensuite. L’autorité devra recevoir la nouvelle clé publique de cette personne.
recovery-forgotten-name = Personne qui a oublié sa phrase
recovery-with-code = Un code
recovery-with-shares = Deux parts
recovery-code-typed = Code, avec le signe de contrôle de chaque ligne
recovery-share-typed = { $number ->
    [1] Première part
   *[other] Deuxième part
}
recovery-forgotten-go = Rouvrir le coffre
