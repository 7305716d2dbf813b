# Les sauvegardes : écran et ligne de commande.

backups-made = Sauvegarde faite et contrôlée : { $name }, dans { $place }.
backups-anchor = Trace : entrée { $seq }, empreinte { $head }
backups-removed = Ancienne sauvegarde retirée : { $name }
backups-restored = Coffre refait dans { $folder }. Fiches : { $incidents }. Tout a été contrôlé.
backups-newer = Attention : une sauvegarde plus récente du même coffre se trouve à côté, { $name }.

backups-title = Sauvegardes
backups-lead = Une copie scellée sur une clé, contrôlée en l’ouvrant avant qu’on la dise faite.
backups-last-when = Dernière sauvegarde contrôlée : { $when }
backups-none = Aucune sauvegarde pour l’instant
backups-none-text = Si ce portable est volé ou tombe en panne, tout est perdu. Branchez une clé et faites une première sauvegarde.
backups-days = { $days ->
    [0] aujourd’hui
    [one] il y a { $days } jour
   *[other] il y a { $days } jours
}
backups-due = Il est temps d’en faire une : { $days ->
    [0] il n’y en a pas.
   *[other] la dernière a { $days } jours.
}
backups-fine = La prochaine est à faire dans { $days ->
    [one] { $days } jour.
   *[other] { $days } jours.
}
backups-folder = Dossier de la sauvegarde
backups-choose = Choisir…
backups-make = Faire une sauvegarde
backups-working = Copie, contrôle et scellement : { $done } %
backups-cancel = Annuler
backups-cancelled = Sauvegarde annulée ; rien n’a été laissé sur la clé.
backups-column-name = Fichier
backups-column-at = Faite le
backups-column-by = Par
backups-column-place = Dossier
backups-column-size = Taille
backups-column-seq = Entrée de la trace
backups-size = { $size } Mo
backups-rotation = Les cinq dernières et la dernière de chaque mois sont gardées dans ce dossier ; les autres en sont retirées.
backups-check-title = Intégrité du coffre
backups-check = Contrôler le coffre
backups-check-text = Chaque page, chaque lien, l’index de recherche et la trace.
backups-checking = Contrôle en cours…
backups-repair = Refaire le fichier
backups-repaired = Le fichier a été refait et contrôlé ; rien n’était perdu.

backups-restore = Restaurer une sauvegarde
backups-restore-lead = Refait un coffre dans un dossier neuf. Rien de ce qui existe n’est remplacé.
backups-restore-file = Fichier de sauvegarde (.rmb)
backups-restore-to = Dossier neuf
backups-restore-user = Votre nom
backups-restore-secret = Votre phrase de passe
backups-restore-code = Code de secours
backups-restore-share = Part de secours
backups-restore-means = Ouvrir avec
backups-restore-by-passphrase = ma phrase de passe
backups-restore-by-code = le code de secours imprimé
backups-restore-by-shares = deux parts de secours
backups-restore-start = Restaurer
backups-restore-back = Retour
backups-restore-done = Coffre refait. Fiches : { $incidents }. Vous pouvez l’ouvrir maintenant.
backups-restore-stopped = Restauration arrêtée ; rien n’a été laissé.
backups-restore-missing = Choisissez le fichier, un dossier neuf et de quoi l’ouvrir.
backups-restore-after-code = Ouvrez-le maintenant par « Phrase oubliée ? » avec le même code ou les mêmes parts.

backups-notice-older-copy = Ce coffre est une copie plus ancienne : la trace s’y arrête à { $found }, alors qu’elle était allée au moins à { $expected }. N’écrivez rien ; cherchez le bon dossier ou la dernière sauvegarde.
backups-notice-trail = La trace a été altérée à l’entrée { $at }. Copiez le dossier et prévenez la personne qui supervise.
backups-notice-disk-full = Le disque est plein. La réserve a été libérée pour finir ce travail : faites maintenant de la place.
backups-notice-clock = L’horloge de ce portable est en retard : la dernière entrée est du { $day }. Rien n’est perdu ni déplacé ; réglez l’heure.
backups-notice-no-backup = Aucune sauvegarde pour l’instant.
backups-notice-backup-due = Sauvegarde à faire : la dernière a { $days } jours.
backups-notice-backup = Dernière sauvegarde contrôlée : { $days ->
    [0] aujourd’hui.
    [one] il y a { $days } jour.
   *[other] il y a { $days } jours.
}
