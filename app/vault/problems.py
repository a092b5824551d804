"""What can go wrong with the vault, each with its own words; none carries what was written."""

from __future__ import annotations

from typing import ClassVar

from ..problem import Problem


class VaultProblem(Problem):
    """A failure of the vault; every kind has one constant wording."""

    happened: ClassVar[str]
    safe: ClassVar[str] = ""
    do: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(self.happened, self.safe, self.do)


class VaultBusy(VaultProblem):
    """Another program, or another window, has the vault open."""

    happened = "Your vault is already open in another Reknit window."
    safe = "Nothing is lost."
    do = "Go on in that window, or close it and try again."


class VaultMissing(VaultProblem):
    """There is no vault in the folder, or its main file is gone."""

    happened = "There is no vault in this folder."
    safe = "Nothing was changed."
    do = (
        "If you moved the folder, put it back. If not, you can bring back a backup, or begin a "
        "new vault."
    )


class VaultExists(VaultProblem):
    """A vault was to be made where one is already."""

    happened = "There is already a vault in this folder."
    safe = "It was not touched."
    do = "Open it, or choose another folder."


class VaultDamaged(VaultProblem):
    """Pages do not decrypt or do not fit together, or the file is another vault's."""

    happened = "Your vault file is damaged, or it does not belong to this key file."
    safe = "Nothing was changed or deleted."
    do = "Bring back a backup of it. What is there now is then kept aside for seven days."


class VaultNotEncrypted(VaultProblem):
    """A plain database lies where the encrypted one should be."""

    happened = "The file in the place of your vault is not encrypted, so Reknit did not write it."
    safe = "Nothing was read from it and nothing was changed."
    do = "Move that file away, and bring back your own vault from a backup."


class VaultTooNew(VaultProblem):
    """The vault was written by a later version of the program."""

    happened = "This vault was written by a newer Reknit than this one."
    safe = "Nothing was changed, and everything in it is safe."
    do = "Install the newer Reknit and open it there."


class VaultReadOnly(VaultProblem):
    """The folder or its files may not be written to."""

    happened = "Reknit may not write in the folder of your vault."
    safe = "What was kept before is safe. What is on the screen is not kept yet."
    do = "Allow writing in that folder, or choose another one, and try again."


class VaultFull(VaultProblem):
    """The disk, or the space granted to this account, is full."""

    happened = "The disk is full, so this could not be kept."
    safe = "What was kept before is safe. What is on the screen is still there."
    do = "Free some space and try again."


class VaultUnreachable(VaultProblem):
    """The disk gave an error while reading or writing."""

    happened = "The disk did not answer as it should, so this could not be kept."
    safe = "What was kept before is safe. What is on the screen is still there."
    do = "Check that the disk is connected, then try again."


class VaultCannotEncrypt(VaultProblem):
    """The installed database library has no encryption."""

    happened = "The part of Reknit that encrypts your vault is not installed."
    safe = "Nothing was opened and nothing was written."
    do = "Install Reknit again; the package apsw-sqlite3mc must be there, and not plain apsw."


class KeysDamaged(VaultProblem):
    """Neither keys.json nor its second copy can be used."""

    happened = "The key file of your vault is missing or damaged, and so is its second copy."
    safe = "Nothing was changed. Without the key file the vault cannot be opened."
    do = "Bring back a backup: in the window of Reknit, or with `reknit restore`."


class WrongPassphrase(VaultProblem):
    """The passphrase opens nothing; always the same words, and nothing is counted."""

    happened = "That passphrase does not open this vault."
    safe = "Nothing is lost, and you can try as often as you like."
    do = "Check the keyboard language and capital letters, and try again."


class WrongOwnPassphrase(WrongPassphrase):
    """The same for a private space, whether there is one or not (vault.md, rule 3)."""

    happened = "That passphrase opens no space of your own."
    do = "Check the keyboard language and capital letters, or make one if you have none yet."


class PassphraseNeeded(VaultProblem):
    """The vault is protected and no passphrase was given."""

    happened = "This vault is protected."
    do = "Type your passphrase to open it."


class PassphraseTooShort(VaultProblem):
    """A new passphrase is below the one rule there is."""

    happened = "That passphrase is too short."
    safe = "Nothing was changed."
    do = "Use four words, or at least 12 characters."


class NotEnoughMemory(VaultProblem):
    """The computer could not give the memory that deriving the key takes."""

    happened = "There is not enough free memory to open your vault."
    safe = "Nothing is lost."
    do = "Close some other programs and try again."


class PassphraseTaken(VaultProblem):
    """A passphrase was to be set where there is one already (vault.md, rule 8)."""

    happened = "This private space has its passphrase already."
    safe = "It was not changed, and nothing in it was touched."
    do = "Only the one who chose it can change it."


class PassphraseOfBoth(VaultProblem):
    """A private space was to get the passphrase that both know."""

    happened = "That passphrase opens what you share, so both of you may know it."
    safe = "Nothing was changed."
    do = "Choose another one that is yours alone."


class CodeMistyped(VaultProblem):
    """A recovery code whose check does not fit."""

    happened = "That is not a whole recovery code; a letter or a digit may be wrong."
    safe = "Nothing was changed."
    do = "Compare it with your printed page and type it again."


class WrongCode(VaultProblem):
    """A whole recovery code that opens nothing here."""

    happened = "That recovery code does not open this."
    safe = "Nothing was changed, and you can try as often as you like."
    do = "A newer code replaces an older one: look for the page you printed last."


class StaysClosed(VaultProblem):
    """Neither passphrase nor recovery code: said honestly, there is no back door."""

    happened = "Without its passphrase or its recovery code, nobody can open a private space."
    safe = "What is in it stays locked, and what you share is not touched by that."
    do = "Take your time to remember it. Nobody else, and not Reknit either, can reset it."


class RoomMissing(VaultProblem):
    """The file of a private space is gone."""

    happened = "The file of this private space is not in the folder of the vault."
    safe = "What you share is not touched by that."
    do = "If you moved the file, put it back. If not, bring it back from a backup."


class EveryoneNeeded(VaultProblem):
    """New keys would lock out somebody whose passphrase was not typed (vault.md, rule 8)."""

    happened = "New keys need every passphrase of this vault, and one was not typed."
    safe = "Nothing was changed."
    do = "Do it together, each typing their own passphrase."


class NotABackup(VaultProblem):
    """What was to be brought back is no backup of a vault."""

    happened = "That is no backup of a vault."
    safe = "Nothing was changed."
    do = "Choose the folder of one backup: a keys.json and a shared.db lie in it."


class BackupDamaged(VaultProblem):
    """A backup that does not decrypt or fit."""

    happened = "That backup is damaged, so it was not used."
    safe = "Nothing was changed."
    do = "Try another one; the newest that is whole is the best."


class BackupOfOtherKeys(VaultProblem):
    """A backup whose keys are not those of the vault that is there."""

    happened = "That backup has other keys than the vault that is here now."
    safe = "Nothing was changed."
    do = "To use it, move the folder of the vault to another place first, then try again."
