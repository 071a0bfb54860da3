<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>About</name>
    <message>
        <source>About rethumb desktop</source>
        <translation>Über rethumb desktop</translation>
    </message>
    <message>
        <source>Drop pictures, get links. MIT licence.
Icons by Lucide (ISC) and Feather (MIT).</source>
        <translation>Bilder ablegen, Links erhalten. MIT-Lizenz.
Symbole von Lucide (ISC) und Feather (MIT).</translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
    <message>
        <source>Licences of the icons</source>
        <translation>Lizenzen der Symbole</translation>
    </message>
    <message>
        <source>The program&apos;s icon</source>
        <translation>Das Symbol des Programms</translation>
    </message>
    <message>
        <source>Drop pictures, get links. MIT licence.</source>
        <translation>Bilder ablegen, Links erhalten. MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Icons by Lucide (ISC) and Feather (MIT)</source>
        <translation>Symbole von Lucide (ISC) und Feather (MIT)</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Edit account</source>
        <translation>Konto bearbeiten</translation>
    </message>
    <message>
        <source>Import from AWS profile…</source>
        <translation>Aus AWS-Profil…</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>{fault} The keys can be kept until the program ends, without it.</source>
        <translation>{fault} Die Schlüssel können auch ohne ihn behalten werden, bis das Programm endet.</translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation>Nur für diese Sitzung</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Bucket in the address</source>
        <translation>Bucket in der Adresse</translation>
    </message>
    <message>
        <source>Keep the keys</source>
        <translation>Schlüssel aufbewahren</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Weitere Optionen</translation>
    </message>
    <message>
        <source>Cannot be changed: something is published there.</source>
        <translation>Nicht änderbar: dort ist schon etwas veröffentlicht.</translation>
    </message>
</context>
<context>
    <name>AccountWindows</name>
    <message>
        <source>The keys of “{name}” are kept only until the program ends.</source>
        <translation>Die Schlüssel von „{name}“ werden nur behalten, bis das Programm endet.</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>In the path</source>
        <translation>Im Pfad</translation>
    </message>
    <message>
        <source>In the host name</source>
        <translation>Im Hostnamen</translation>
    </message>
    <message>
        <source>In this system&apos;s keyring</source>
        <translation>Im Schlüsselbund dieses Systems</translation>
    </message>
    <message>
        <source>Only until the program ends</source>
        <translation>Nur bis das Programm endet</translation>
    </message>
    <message>
        <source>Nowhere: read them from the environment</source>
        <translation>Nirgends: aus der Umgebung lesen</translation>
    </message>
    <message>
        <source>Publish: put and get pictures</source>
        <translation>Veröffentlichen: Bilder ablegen und abrufen</translation>
    </message>
    <message>
        <source>Backup: keep copies of the index</source>
        <translation>Sicherung: Kopien des Index aufbewahren</translation>
    </message>
    <message>
        <source>Maintenance: delete and verify</source>
        <translation>Wartung: löschen und prüfen</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>Stands in for the other fields while one of them is looked at.</extracomment>
        <translation>keines</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Konto-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What you call this library.</source>
        <translation>Wie diese Bibliothek heißen soll.</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Public base URL</source>
        <translation>Öffentliche Basis-URL</translation>
    </message>
    <message>
        <source>as the endpoint</source>
        <translation>wie der Endpunkt</translation>
    </message>
    <message>
        <source>Where links should begin, if the bucket has a domain of its own.</source>
        <translation>Womit Links beginnen sollen, wenn der Bucket eine eigene Domain hat.</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>Speicherklasse</translation>
    </message>
    <message>
        <source>the bucket&apos;s own</source>
        <translation>die des Buckets</translation>
    </message>
    <message>
        <source>Upload limit</source>
        <translation>Upload-Grenze</translation>
    </message>
    <message>
        <source>In kilobytes a second.</source>
        <translation>In Kilobyte pro Sekunde.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Diese Angabe fehlt.</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Das ist keine Zahl.</translation>
    </message>
    <message>
        <source>The account and its keys are forgotten here. What was published stays, and its links work on.</source>
        <translation>Das Konto und seine Schlüssel werden hier vergessen. Was veröffentlicht wurde, bleibt, und seine Links gelten weiter.</translation>
    </message>
    <message>
        <source>{n} picture waits to be published there. It fails then.</source>
        <translation>{n} Bild wartet darauf, dort veröffentlicht zu werden. Es schlägt dann fehl.</translation>
    </message>
    <message>
        <source>{n} pictures wait to be published there. They fail then.</source>
        <translation>{n} Bilder warten darauf, dort veröffentlicht zu werden. Sie schlagen dann fehl.</translation>
    </message>
    <message>
        <source>The link of {n} rendition can no longer be copied here.</source>
        <translation>Der Link von {n} Fassung kann hier nicht mehr kopiert werden.</translation>
    </message>
    <message>
        <source>The links of {n} renditions can no longer be copied here.</source>
        <translation>Die Links von {n} Fassungen können hier nicht mehr kopiert werden.</translation>
    </message>
    <message>
        <source>Keys: {roles}</source>
        <translation>Schlüssel: {roles}</translation>
    </message>
    <message>
        <source>Can only be read</source>
        <translation>Kann nur gelesen werden</translation>
    </message>
</context>
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>There is no account yet. “This computer” needs none.</source>
        <translation>Es gibt noch kein Konto. „Dieser Computer“ braucht keines.</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>„{name}“ entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Konto hinzufügen…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Schlüssel…</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Add pictures…</source>
        <translation>Bilder hinzufügen…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>Zur Warteschlange</translation>
    </message>
    <message>
        <source>Go to the library</source>
        <translation>Zur Bibliothek</translation>
    </message>
    <message>
        <source>Go to the watched folders</source>
        <translation>Zu den überwachten Ordnern</translation>
    </message>
    <message>
        <source>Go to the preview</source>
        <translation>Zur Vorschau</translation>
    </message>
    <message>
        <source>Go to the metadata</source>
        <translation>Zu den Metadaten</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>Alle fehlgeschlagenen wiederholen</translation>
    </message>
    <message>
        <source>Remove finished pictures from the list</source>
        <translation>Fertige Bilder aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>Konten…</translation>
    </message>
    <message>
        <source>Devices…</source>
        <translation>Geräte …</translation>
    </message>
    <message>
        <source>About rethumb desktop</source>
        <translation>Über rethumb desktop</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Publish what waits</source>
        <translation>Wartendes veröffentlichen</translation>
    </message>
    <message>
        <source>Begin no further picture</source>
        <translation>Kein weiteres Bild beginnen</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>The program met an error of its own.</source>
        <extracomment>How many jobs one turn of the event loop hears of, so that a burst of events does not stall the window: to follow one takes some microseconds, and several times as long while other threads want Python&apos;s lock.</extracomment>
        <translation>Im Programm ist ein Fehler aufgetreten.</translation>
    </message>
</context>
<context>
    <name>CachePage</name>
    <message>
        <source>Looking through it…</source>
        <extracomment>As much as the settings take.</extracomment>
        <translation>Wird durchgesehen…</translation>
    </message>
    <message>
        <source>Empty now</source>
        <translation>Jetzt leeren</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>Aufbewahren für</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>{n} rendition</source>
        <translation>{n} Fassung</translation>
    </message>
    <message>
        <source>{n} renditions</source>
        <translation>{n} Fassungen</translation>
    </message>
    <message>
        <source>It holds {number}: {bytes}.</source>
        <translation>Er enthält {number}: {bytes}.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Er ist leer.</translation>
    </message>
    <message>
        <source>{bytes} of that wait to be sent.</source>
        <translation>{bytes} davon warten darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>{n} rendition was removed.</source>
        <translation>{n} Fassung wurde entfernt.</translation>
    </message>
    <message>
        <source>{n} renditions were removed.</source>
        <translation>{n} Fassungen wurden entfernt.</translation>
    </message>
    <message>
        <source>All of it is in use now.</source>
        <translation>Alles davon wird gerade gebraucht.</translation>
    </message>
    <message>
        <source> day</source>
        <translation> Tag</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Finished renditions stay on this computer for a while, so that the same picture need not be made again. What waits to be sent is never removed, and nothing that was published is.</source>
        <translation>Fertige Fassungen bleiben eine Weile auf diesem Computer, damit dasselbe Bild nicht noch einmal erzeugt werden muss. Was noch gesendet werden muss, wird nie entfernt, und Veröffentlichtes auch nicht.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>What was not used for so long goes, and then the least recently used beyond the size.</source>
        <translation>Was so lange nicht gebraucht wurde, wird entfernt; danach über die Größe hinaus das am längsten nicht gebrauchte.</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>Pairing code</source>
        <extracomment>How long nobody types before a code is read.</extracomment>
        <translation>Kopplungscode</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Diese Angabe fehlt.</translation>
    </message>
</context>
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>Connection test</source>
        <extracomment>The step that looks for the bucket.</extracomment>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>Make the bucket</source>
        <translation>Bucket anlegen</translation>
    </message>
    <message>
        <source>Nothing is sent before you test the connection or publish.</source>
        <translation>Vor dem Verbindungstest oder dem ersten Veröffentlichen wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>works</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>nicht in Ordnung</translation>
    </message>
    <message>
        <source>The connection does not work yet: see above.</source>
        <translation>Die Verbindung steht noch nicht: siehe oben.</translation>
    </message>
    <message>
        <source>The connection works. Look at what is marked above.</source>
        <translation>Die Verbindung steht. Oben ist etwas zu beachten.</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung steht.</translation>
    </message>
    <message>
        <source>Making the bucket…</source>
        <translation>Bucket wird angelegt…</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>First publish</source>
        <translation>Erstes Veröffentlichen</translation>
    </message>
    <message>
        <source>Publish {what} to “{library}”?</source>
        <translation>{what} in „{library}“ veröffentlichen?</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>They leave this computer for {host}, into the bucket “{bucket}”.</source>
        <translation>Sie verlassen diesen Computer und gehen an {host}, in den Bucket „{bucket}“.</translation>
    </message>
    <message>
        <source>The bucket is private: only those who have a link see them, until the link expires.</source>
        <translation>Der Bucket ist privat: nur wer einen Link hat, sieht sie, bis der Link abläuft.</translation>
    </message>
    <message>
        <source>Whether everybody can see them depends on the bucket; the first publish finds out. Take it that everybody who has a link can.</source>
        <translation>Ob alle sie sehen können, hängt vom Bucket ab; das erste Veröffentlichen zeigt es. Anzunehmen ist, dass jeder mit einem Link es kann.</translation>
    </message>
    <message>
        <source>The bucket is public: everybody who has a link can see them.</source>
        <translation>Der Bucket ist öffentlich: jeder mit einem Link kann sie sehen.</translation>
    </message>
    <message>
        <source>Strangers can list the bucket: they find everything in it, also without having a link.</source>
        <translation>Fremde können den Bucket auflisten: sie finden alles darin, auch ohne Link.</translation>
    </message>
</context>
<context>
    <name>CropBar</name>
    <message>
        <source>Publish with this crop</source>
        <translation>Mit diesem Ausschnitt veröffentlichen</translation>
    </message>
    <message>
        <source>What was published stays; this comes beside it</source>
        <translation>Was veröffentlicht wurde, bleibt; dies kommt daneben</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: back to the crop it was made with</source>
        <translation>Rückgängig: zurück zum Ausschnitt, mit dem es erzeugt wurde</translation>
    </message>
    <message>
        <source>Apply to {n} selected</source>
        <translation>Auf {n} ausgewählte anwenden</translation>
    </message>
    <message>
        <source>Give all pictures that are selected this crop</source>
        <translation>Allen ausgewählten Bildern diesen Ausschnitt geben</translation>
    </message>
    <message>
        <source>Publish the whole picture</source>
        <translation>Ganzes Bild veröffentlichen</translation>
    </message>
</context>
<context>
    <name>CropChoice</name>
    <message>
        <source>Crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Choose a shape; then drag the frame, or move it with the arrow keys</source>
        <translation>Form wählen; dann den Rahmen ziehen oder mit den Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>Crop: {shape}</source>
        <translation>Ausschnitt: {shape}</translation>
    </message>
    <message>
        <source>The recipe crops already: drag the frame, or move it with the arrow keys</source>
        <translation>Das Rezept schneidet schon zu: Rahmen ziehen oder mit den Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>The recipe crops already, and this picture has the shape that it makes</source>
        <translation>Das Rezept schneidet schon zu, und dieses Bild hat bereits dessen Form</translation>
    </message>
    <message>
        <source>Move crop</source>
        <translation>Ausschnitt verschieben</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>{ratio} upright</source>
        <translation>{ratio} hochkant</translation>
    </message>
</context>
<context>
    <name>DeviceDelegate</name>
    <message>
        <source>This device</source>
        <extracomment>So many rows are seen of the list at least. The names of objects are longer than a narrow list: they may go on in the next line after so many letters.</extracomment>
        <translation>Dieses Gerät</translation>
    </message>
</context>
<context>
    <name>DeviceList</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
</context>
<context>
    <name>DeviceMenu</name>
    <message>
        <source>Forget this device…</source>
        <translation>Dieses Gerät vergessen …</translation>
    </message>
    <message>
        <source>It is the one you are at. To have it leave, remove its account.</source>
        <translation>Es ist das Gerät hier. Wer es nicht mehr beteiligen will, entfernt sein Konto.</translation>
    </message>
    <message>
        <source>Something of it cannot be read. Pass that over first.</source>
        <translation>Etwas von ihm lässt sich nicht lesen. Erst das übergehen.</translation>
    </message>
</context>
<context>
    <name>DeviceWindows</name>
    <message>
        <source>“{library}” was joined. What is in it comes with the next sync.</source>
        <extracomment>How often what the footer says about times is looked at. How often it is asked what other devices have published while the library&apos;s page is on the screen: often with the window in front, and for some minutes after it was or something came; else now and then. Every question is a request that may be paid for. What is told of where no library is chosen that stands in any way: the gravest.</extracomment>
        <translation>„{library}“ ist verbunden. Was darin ist, kommt mit dem nächsten Abgleich.</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Syncing… {n} picture so far</source>
        <translation>Abgleich … {n} Bild bisher</translation>
    </message>
    <message>
        <source>Syncing… {n} pictures so far</source>
        <translation>Abgleich … {n} Bilder bisher</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Abgleich …</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Eine Entscheidung fehlt</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Keys are needed</source>
        <translation>Schlüssel fehlen</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Kein Abgleich</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch kein Abgleich</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Im Gleichstand</translation>
    </message>
    <message>
        <source>In step with {n} device</source>
        <translation>Im Gleichstand mit {n} Gerät</translation>
    </message>
    <message>
        <source>In step with {n} devices</source>
        <translation>Im Gleichstand mit {n} Geräten</translation>
    </message>
    <message>
        <source>in step {ago}</source>
        <translation>im Gleichstand {ago}</translation>
    </message>
    <message>
        <source>In step: {time}</source>
        <translation>Im Gleichstand: {time}</translation>
    </message>
    <message>
        <source>It comes back when a device that has read it tells all that it knows. Once it can be read again, a verification or a rebuild from the bucket brings it back too.</source>
        <translation>Es kommt wieder, wenn ein Gerät, das es gelesen hat, alles mitteilt, was es weiß. Ist es wieder lesbar, bringen es auch eine Prüfung oder ein Neuaufbau aus dem Bucket zurück.</translation>
    </message>
    <message>
        <source>A device without a name ({id})</source>
        <translation>Ein Gerät ohne Namen ({id})</translation>
    </message>
    <message>
        <source>Nothing told yet</source>
        <translation>Noch nichts mitgeteilt</translation>
    </message>
    <message>
        <source>Last word: {ago}</source>
        <translation>Letzte Nachricht: {ago}</translation>
    </message>
    <message>
        <source>Nothing was to be put back: what is known of the library is in its bucket.</source>
        <translation>Es war nichts zurückzulegen: Was von der Bibliothek bekannt ist, liegt in ihrem Bucket.</translation>
    </message>
    <message>
        <source>{n} was not put again: it is not on this computer, or may have been removed.</source>
        <translation>{n} wurde nicht wieder hineingelegt: Es ist nicht auf diesem Computer oder wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>{n} were not put again: they are not on this computer, or may have been removed.</source>
        <translation>{n} wurden nicht wieder hineingelegt: Sie sind nicht auf diesem Computer oder wurden vielleicht entfernt.</translation>
    </message>
    <message>
        <source>{n} part of “{device}” was passed over.</source>
        <translation>{n} Teil von „{device}“ wurde übergangen.</translation>
    </message>
    <message>
        <source>{n} parts of “{device}” were passed over.</source>
        <translation>{n} Teile von „{device}“ wurden übergangen.</translation>
    </message>
    <message>
        <source>{n} day ago</source>
        <translation>vor {n} Tag</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>vor {n} Tagen</translation>
    </message>
    <message>
        <source>{n} segment told</source>
        <translation>{n} Segment mitgeteilt</translation>
    </message>
    <message>
        <source>{n} segments told</source>
        <translation>{n} Segmente mitgeteilt</translation>
    </message>
    <message>
        <source>Has not published yet</source>
        <translation>Hat noch nichts veröffentlicht</translation>
    </message>
    <message>
        <source>{n} of {all} segments read</source>
        <translation>{n} von {all} Segmenten gelesen</translation>
    </message>
    <message>
        <source>{n} segment passed over</source>
        <translation>{n} Segment übergangen</translation>
    </message>
    <message>
        <source>{n} segments passed over</source>
        <translation>{n} Segmente übergangen</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Has told of its pictures</source>
        <translation>Hat seine Bilder mitgeteilt</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>Alles gelesen</translation>
    </message>
    <message>
        <source>{n} of {all} parts read</source>
        <translation>{n} von {all} Teilen gelesen</translation>
    </message>
    <message>
        <source>{n} part passed over</source>
        <translation>{n} Teil übergangen</translation>
    </message>
    <message>
        <source>{n} parts passed over</source>
        <translation>{n} Teile übergangen</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>diesem Gerät</translation>
    </message>
    <message>
        <source>another device</source>
        <translation>einem anderen Gerät</translation>
    </message>
    <message>
        <source>{device}, {ago}</source>
        <translation>{device}, {ago}</translation>
    </message>
    <message>
        <source>{n} picture was put again.</source>
        <translation>{n} Bild wurde wieder abgelegt.</translation>
    </message>
    <message>
        <source>{n} pictures were put again.</source>
        <translation>{n} Bilder wurden wieder abgelegt.</translation>
    </message>
    <message>
        <source>The library is in its bucket again.</source>
        <translation>Die Bibliothek ist wieder in ihrem Bucket.</translation>
    </message>
    <message>
        <source>In step, but {n} part of “{device}” was passed over</source>
        <translation>Im Gleichstand, aber {n} Teil von „{device}“ wurde übergangen</translation>
    </message>
    <message>
        <source>In step, but {n} parts of “{device}” were passed over</source>
        <translation>Im Gleichstand, aber {n} Teile von „{device}“ wurden übergangen</translation>
    </message>
    <message>
        <source>In step, but {n} part of some devices was passed over</source>
        <translation>Im Gleichstand, aber {n} Teil einiger Geräte wurde übergangen</translation>
    </message>
    <message>
        <source>In step, but {n} parts of some devices were passed over</source>
        <translation>Im Gleichstand, aber {n} Teile einiger Geräte wurden übergangen</translation>
    </message>
    <message>
        <source>{n} picture not told yet</source>
        <translation>{n} Bild noch nicht mitgeteilt</translation>
    </message>
    <message>
        <source>{n} pictures not told yet</source>
        <translation>{n} Bilder noch nicht mitgeteilt</translation>
    </message>
    <message>
        <source>Rebuilding from the bucket…</source>
        <translation>Wird aus dem Bucket neu aufgebaut …</translation>
    </message>
    <message>
        <source>{n} picture is known again so far.</source>
        <translation>Bisher ist {n} Bild wieder bekannt.</translation>
    </message>
    <message>
        <source>{n} pictures are known again so far.</source>
        <translation>Bisher sind {n} Bilder wieder bekannt.</translation>
    </message>
    <message>
        <source>{n} picture is known again.</source>
        <translation>{n} Bild ist wieder bekannt.</translation>
    </message>
    <message>
        <source>{n} pictures are known again.</source>
        <translation>{n} Bilder sind wieder bekannt.</translation>
    </message>
    <message>
        <source>{n} of them is known by its object alone.</source>
        <translation>{n} davon ist nur durch sein Objekt bekannt.</translation>
    </message>
    <message>
        <source>{n} of them are known by their objects alone.</source>
        <translation>{n} davon sind nur durch ihre Objekte bekannt.</translation>
    </message>
    <message>
        <source>{n} object tells nothing of itself: it is in no list.</source>
        <translation>{n} Objekt sagt nichts über sich: Es steht in keiner Liste.</translation>
    </message>
    <message>
        <source>{n} objects tell nothing of themselves: they are in no list.</source>
        <translation>{n} Objekte sagen nichts über sich: Sie stehen in keiner Liste.</translation>
    </message>
    <message>
        <source>{n} part is gone: removals and names that only this told are not known.</source>
        <translation>{n} Teil ist weg: Entferntes und Namen, von denen nur er wusste, sind nicht bekannt.</translation>
    </message>
    <message>
        <source>{n} parts are gone: removals and names that only these told are not known.</source>
        <translation>{n} Teile sind weg: Entferntes und Namen, von denen nur sie wussten, sind nicht bekannt.</translation>
    </message>
    <message>
        <source>A device that has read what is gone tells it anew when it verifies.</source>
        <translation>Ein Gerät, das gelesen hat, was weg ist, teilt es neu mit, wenn es prüft.</translation>
    </message>
    <message>
        <source>The index as it was is kept in {file}.</source>
        <translation>Der Index, wie er war, liegt in {file}.</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Devices</source>
        <extracomment>How often what is said about times is looked at, and how often the devices are read again at most.</extracomment>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>No library is in a bucket yet. Add an account, or join the library of another device.</source>
        <translation>Noch liegt keine Bibliothek in einem Bucket. Ein Konto hinzufügen oder der Bibliothek eines anderen Geräts beitreten.</translation>
    </message>
    <message>
        <source>This library can only be read here: it was joined without keys.</source>
        <translation>Diese Bibliothek kann hier nur gelesen werden: Der Beitritt war ohne Schlüssel.</translation>
    </message>
    <message>
        <source>No picture leaves for this library before you agree to the first publish.</source>
        <translation>In diese Bibliothek geht kein Bild, bevor dem ersten Veröffentlichen zugestimmt ist.</translation>
    </message>
    <message>
        <source>Another device could not use this library either: put right what is wrong first.</source>
        <translation>Ein anderes Gerät könnte diese Bibliothek auch nicht nutzen: Erst muss in Ordnung kommen, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>No other device yet. Another one joins with the code of this library.</source>
        <translation>Noch kein anderes Gerät. Ein weiteres tritt mit dem Code dieser Bibliothek bei.</translation>
    </message>
    <message>
        <source>Let another device join…</source>
        <translation>Anderes Gerät beitreten lassen …</translation>
    </message>
    <message>
        <source>Join a library…</source>
        <translation>Bibliothek beitreten …</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>In the original</source>
        <translation>Im Original</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>in {n} of {m} pictures</source>
        <translation>in {n} von {m} Bildern</translation>
    </message>
    <message>
        <source>Published of {n}</source>
        <translation>Veröffentlicht von {n}</translation>
    </message>
    <message>
        <source>In {n} of {m}</source>
        <translation>In {n} von {m}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{n} block</source>
        <translation>{n} Block</translation>
    </message>
    <message>
        <source>{n} blocks</source>
        <translation>{n} Blöcke</translation>
    </message>
    <message>
        <source>{n} tag</source>
        <translation>{n} Eintrag</translation>
    </message>
    <message>
        <source>{n} tags</source>
        <translation>{n} Einträge</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>GPS details</source>
        <translation>GPS-Einzelheiten</translation>
    </message>
    <message>
        <source>GPS position</source>
        <translation>GPS-Position</translation>
    </message>
    <message>
        <source>Place names</source>
        <translation>Ortsnamen</translation>
    </message>
    <message>
        <source>People and contacts</source>
        <translation>Personen und Kontakte</translation>
    </message>
    <message>
        <source>Author and copyright</source>
        <translation>Urheber und Copyright</translation>
    </message>
    <message>
        <source>Serial numbers and ids</source>
        <translation>Seriennummern und Kennungen</translation>
    </message>
    <message>
        <source>Dates and times</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Titles and comments</source>
        <translation>Titel und Kommentare</translation>
    </message>
    <message>
        <source>Embedded thumbnail</source>
        <translation>Eingebettetes Vorschaubild</translation>
    </message>
    <message>
        <source>Camera and software</source>
        <translation>Kamera und Software</translation>
    </message>
    <message>
        <source>Camera settings</source>
        <translation>Kameraeinstellungen</translation>
    </message>
    <message>
        <source>Editing history</source>
        <translation>Bearbeitungsverlauf</translation>
    </message>
    <message>
        <source>Maker notes</source>
        <translation>Herstellernotizen</translation>
    </message>
    <message>
        <source>Other metadata</source>
        <translation>Andere Metadaten</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Let go to add them</source>
        <translation>Loslassen zum Hinzufügen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop pictures here</source>
        <extracomment>In a place less high than so many lines, or less wide, the frame stands closer to the edge.</extracomment>
        <translation>Bilder hier ablegen</translation>
    </message>
    <message>
        <source>Files, folders, or pictures from a web page.</source>
        <translation>Dateien, Ordner oder Bilder von einer Webseite.</translation>
    </message>
    <message>
        <source>Choose pictures…</source>
        <translation>Bilder auswählen…</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>Aus der Zwischenablage einfügen</translation>
    </message>
</context>
<context>
    <name>EntryFacts</name>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Object key</source>
        <translation>Objektschlüssel</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Weitere Namen</translation>
    </message>
    <message>
        <source>Not known on this computer</source>
        <translation>Auf diesem Computer nicht bekannt</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>ExpiryMenu</name>
    <message>
        <source>in {time}</source>
        <translation>gültig {time}</translation>
    </message>
</context>
<context>
    <name>FilterLine</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To publish</source>
        <translation>Zu veröffentlichen</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Which pictures are shown</source>
        <translation>Welche Bilder gezeigt werden</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Liste durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Name or folder</source>
        <translation>Name oder Ordner</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>In queue order</source>
        <translation>Wie in der Warteschlange</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By size, largest first</source>
        <translation>Nach Größe, größte zuerst</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Choices for the beginning</source>
        <extracomment>In a card narrower than so many lines the button stands below the library&apos;s name.</extracomment>
        <translation>Auswahl für den Anfang</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Konto hinzufügen…</translation>
    </message>
    <message>
        <source>Join the library of another device…</source>
        <translation>Der Bibliothek eines anderen Geräts beitreten…</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Hides these choices for ever.</source>
        <translation>Blendet diese Auswahl für immer aus.</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Abgelegte Bilder</translation>
    </message>
    <message>
        <source>wait until I press Publish</source>
        <translation>warten auf „Veröffentlichen“</translation>
    </message>
    <message>
        <source>are published at once</source>
        <translation>werden sofort veröffentlicht</translation>
    </message>
    <message>
        <source>Links are copied as</source>
        <translation>Links werden kopiert als</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>Ergebnisse gehen an</translation>
    </message>
    <message>
        <source>You can change all of this later.</source>
        <translation>Das alles lässt sich später ändern.</translation>
    </message>
</context>
<context>
    <name>FocusField</name>
    <message>
        <source>Crop position</source>
        <translation>Lage des Ausschnitts</translation>
    </message>
    <message>
        <source>Crop position, from the left</source>
        <translation>Lage des Ausschnitts, von links</translation>
    </message>
    <message>
        <source>Crop position, from the top</source>
        <translation>Lage des Ausschnitts, von oben</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>FolderCommands</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt durchsehen</translation>
    </message>
    <message>
        <source>Agree…</source>
        <translation>Zustimmen…</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>In der Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Show the original in its folder</source>
        <translation>Original in seinem Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>FolderDetails</name>
    <message>
        <source>What came into the folder</source>
        <extracomment>How many lines the list of files has at least.</extracomment>
        <translation>Was in den Ordner kam</translation>
    </message>
    <message>
        <source>Here you see what became of the pictures
in a watched folder.</source>
        <translation>Hier sehen Sie, was aus den Bildern
in einem überwachten Ordner wurde.</translation>
    </message>
    <message>
        <source>Last pictures</source>
        <translation>Letzte Bilder</translation>
    </message>
</context>
<context>
    <name>FolderWatching</name>
    <message>
        <source>Watch a folder</source>
        <extracomment>So many files are shown of a folder, and read again so often at most, in milliseconds. In such a state it is nothing to a folder whether this window is closed. In such a state a look finds nothing.</extracomment>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>None of the pictures that are shown has a link.</source>
        <translation>Keines der angezeigten Bilder hat einen Link.</translation>
    </message>
    <message>
        <source>Pictures that come into “{folder}” are published to “{library}”.</source>
        <translation>Bilder, die in „{folder}“ kommen, werden in „{library}“ veröffentlicht.</translation>
    </message>
    <message>
        <source>Remove a watched folder</source>
        <translation>Überwachten Ordner entfernen</translation>
    </message>
    <message>
        <source>Watch “{folder}” no more?</source>
        <translation>„{folder}“ nicht mehr überwachen?</translation>
    </message>
    <message>
        <source>The folder and what is in it stay as they are, and what was published stays published.</source>
        <translation>Der Ordner und sein Inhalt bleiben, wie sie sind, und was veröffentlicht ist, bleibt veröffentlicht.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>“{folder}” cannot be opened.</source>
        <translation>„{folder}“ lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>without subfolders</source>
        <extracomment>So many files are named that wait since something is wrong with them. What is as new as this happened now.</extracomment>
        <translation>ohne Unterordner</translation>
    </message>
    <message>
        <source>only {patterns}</source>
        <translation>nur {patterns}</translation>
    </message>
    <message>
        <source>not {patterns}</source>
        <translation>nicht {patterns}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Wird überwacht</translation>
    </message>
    <message>
        <source>Checking regularly</source>
        <translation>Wird regelmäßig durchgesehen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Nicht da</translation>
    </message>
    <message>
        <source>Needs your yes</source>
        <translation>Braucht Ihr Ja</translation>
    </message>
    <message>
        <source>Cannot go on</source>
        <translation>Kann nicht weiter</translation>
    </message>
    <message>
        <source>Watched elsewhere</source>
        <translation>Anderswo überwacht</translation>
    </message>
    <message>
        <source>Not watched now</source>
        <translation>Zurzeit nicht überwacht</translation>
    </message>
    <message>
        <source>It is looked through for the first time.</source>
        <translation>Er wird zum ersten Mal durchgesehen.</translation>
    </message>
    <message>
        <source>New pictures are taken as soon as they are complete.</source>
        <translation>Neue Bilder werden genommen, sobald sie vollständig sind.</translation>
    </message>
    <message>
        <source>It is looked through again and again instead.</source>
        <translation>Er wird stattdessen immer wieder durchgesehen.</translation>
    </message>
    <message>
        <source>What comes meanwhile is taken when it goes on.</source>
        <translation>Was inzwischen kommt, wird genommen, wenn es weitergeht.</translation>
    </message>
    <message>
        <source>It goes on by itself when the folder is there again.</source>
        <translation>Es geht von selbst weiter, wenn der Ordner wieder da ist.</translation>
    </message>
    <message>
        <source>Nothing is published before you agree.</source>
        <translation>Ohne Ihre Zustimmung wird nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Change the folder, or what is missing.</source>
        <translation>Ändern Sie den Ordner oder das, was fehlt.</translation>
    </message>
    <message>
        <source>Another run of the program watches the folders. This one goes on when that one ends.</source>
        <translation>Ein anderer Lauf des Programms überwacht die Ordner. Dieser macht weiter, wenn jener endet.</translation>
    </message>
    <message>
        <source>What comes meanwhile is taken when the watching begins again.</source>
        <translation>Was inzwischen kommt, wird genommen, wenn die Überwachung wieder beginnt.</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{n} under way</source>
        <translation>{n} in Arbeit</translation>
    </message>
    <message>
        <source>{n} waits</source>
        <translation>{n} wartet</translation>
    </message>
    <message>
        <source>{n} wait</source>
        <translation>{n} warten</translation>
    </message>
    <message>
        <source>{n} done</source>
        <translation>{n} fertig</translation>
    </message>
    <message>
        <source>{n} duplicate</source>
        <translation>{n} Duplikat</translation>
    </message>
    <message>
        <source>{n} duplicates</source>
        <translation>{n} Duplikate</translation>
    </message>
    <message>
        <source>No new picture yet</source>
        <translation>Noch kein neues Bild</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>vor {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>vor {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>vor {n} h</translation>
    </message>
    <message>
        <source>next look now</source>
        <translation>wird jetzt durchgesehen</translation>
    </message>
    <message>
        <source>next look in {n} s</source>
        <translation>nächste Durchsicht in {n} s</translation>
    </message>
    <message>
        <source>next look in {n} min</source>
        <translation>nächste Durchsicht in {n} min</translation>
    </message>
    <message>
        <source>Was there before</source>
        <translation>War schon da</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Made by this program</source>
        <translation>Von diesem Programm</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Nothing came into this folder yet.</source>
        <translation>In diesen Ordner kam noch nichts.</translation>
    </message>
    <message>
        <source>Put a picture there.</source>
        <translation>Ein Bild hineinlegen.</translation>
    </message>
    <message>
        <source>{n} picture waits for your yes.</source>
        <translation>{n} Bild wartet auf die Zustimmung.</translation>
    </message>
    <message>
        <source>{n} pictures wait for your yes.</source>
        <translation>{n} Bilder warten auf die Zustimmung.</translation>
    </message>
    <message>
        <source>{n} picture waits until the folder goes on.</source>
        <translation>{n} Bild wartet, bis der Ordner weitermacht.</translation>
    </message>
    <message>
        <source>{n} pictures wait until the folder goes on.</source>
        <translation>{n} Bilder warten, bis der Ordner weitermacht.</translation>
    </message>
    <message>
        <source>{n} picture waits.</source>
        <translation>{n} Bild wartet.</translation>
    </message>
    <message>
        <source>{n} pictures wait.</source>
        <translation>{n} Bilder warten.</translation>
    </message>
    <message>
        <source>{n} picture that waits is taken off the queue and does not leave any more.</source>
        <translation>{n} wartendes Bild verlässt die Warteschlange und geht nicht mehr hinaus.</translation>
    </message>
    <message>
        <source>{n} pictures that wait are taken off the queue and do not leave any more.</source>
        <translation>{n} wartende Bilder verlassen die Warteschlange und gehen nicht mehr hinaus.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>All pictures that are there now, and new ones</source>
        <translation>Alle Bilder, die jetzt da sind, und neue</translation>
    </message>
    <message>
        <source>The {n} picture that is there now, and new ones</source>
        <translation>Das {n} Bild, das jetzt da ist, und neue</translation>
    </message>
    <message>
        <source>All {n} pictures that are there now, and new ones</source>
        <translation>Alle {n} Bilder, die jetzt da sind, und neue</translation>
    </message>
    <message>
        <source>{n} picture in the folder “{folder}” and all that come</source>
        <translation>{n} Bild im Ordner „{folder}“ und alle, die kommen,</translation>
    </message>
    <message>
        <source>{n} pictures in the folder “{folder}” and all that come</source>
        <translation>{n} Bilder im Ordner „{folder}“ und alle, die kommen,</translation>
    </message>
    <message>
        <source>all pictures that come into the folder “{folder}”</source>
        <translation>alle Bilder, die in den Ordner „{folder}“ kommen,</translation>
    </message>
    <message>
        <source>All pictures that are there now, and each new one, become {what}</source>
        <translation>Alle Bilder, die jetzt da sind, und jedes neue werden zu {what}</translation>
    </message>
    <message>
        <source>The picture that is there now, and each new one, becomes {what}</source>
        <translation>Aus dem Bild, das jetzt da ist, und aus jedem neuen wird {what}</translation>
    </message>
    <message>
        <source>The {n} pictures that are there now, and each new one, become {what}</source>
        <translation>Aus den {n} Bildern, die jetzt da sind, und aus jedem neuen wird {what}</translation>
    </message>
    <message>
        <source>Each new picture becomes {what}</source>
        <translation>Aus jedem neuen Bild wird {what}</translation>
    </message>
    <message>
        <source>in “{library}”. Its links are in the queue; nothing is copied by itself.</source>
        <translation>in „{library}“. Seine Links stehen in der Warteschlange; von selbst wird nichts kopiert.</translation>
    </message>
    <message>
        <source>in the folder “{folder}”. Nothing is published.</source>
        <translation>im Ordner „{folder}“. Es wird nichts veröffentlicht.</translation>
    </message>
</context>
<context>
    <name>FoldersPanel</name>
    <message>
        <source>Watched folders</source>
        <extracomment>How often what is said about times is looked at, while somebody can see it, and how often what folders do at most.</extracomment>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen…</translation>
    </message>
    <message>
        <source>Let go to have this folder watched</source>
        <translation>Loslassen, um diesen Ordner überwachen zu lassen</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Progress of the queue</source>
        <extracomment>The counts change so often at most, in milliseconds; while work goes on they are looked at so often at least.</extracomment>
        <translation>Fortschritt der Warteschlange</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{n} picture</source>
        <translation>{n} Bild</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} Bilder</translation>
    </message>
    <message>
        <source>{n} to publish</source>
        <translation>{n} zu veröffentlichen</translation>
    </message>
    <message>
        <source>{n} failed</source>
        <translation>{n} fehlgeschlagen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Queue</source>
        <extracomment>So many lines the preview has at least, so that something is seen of its picture; in a lower window it scrolls.</extracomment>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Metadaten</translation>
    </message>
</context>
<context>
    <name>Freshness</name>
    <message>
        <source>Publish anyway</source>
        <translation>Trotzdem veröffentlichen</translation>
    </message>
    <message>
        <source>“{name}” has changed since you looked at it.</source>
        <translation>„{name}“ hat sich seit dem Ansehen geändert.</translation>
    </message>
    <message>
        <source>{n} pictures have changed since you looked at them.</source>
        <translation>{n} Bilder haben sich seit dem Ansehen geändert.</translation>
    </message>
    <message>
        <source>“{name}” is not there any more.</source>
        <translation>„{name}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{n} pictures are not there any more.</source>
        <translation>{n} Bilder sind nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing was published yet.</source>
        <translation>Noch wurde nichts veröffentlicht.</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Go on in the tray when the window is closed</source>
        <extracomment>Each in its own words, so that it is found by those who read no other.</extracomment>
        <translation>Nach dem Schließen des Fensters im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Notify when links were copied</source>
        <translation>Benachrichtigen, wenn Links kopiert wurden</translation>
    </message>
    <message>
        <source>As the system calls it</source>
        <translation>Wie das System ihn nennt</translation>
    </message>
    <message>
        <source>What is under way goes on. The tray has the links that were copied last, and Quit.</source>
        <translation>Was begonnen hat, läuft weiter. Das Symbol dort bietet die zuletzt kopierten Links und „Beenden“.</translation>
    </message>
    <message>
        <source>This desktop shows no tray: closing the window ends the program.</source>
        <translation>Dieser Desktop hat keinen Infobereich: mit dem Fenster endet das Programm.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Name of this computer</source>
        <translation>Name dieses Computers</translation>
    </message>
    <message>
        <source>The other devices of your libraries see this name from the next start on.</source>
        <translation>Die anderen Geräte Ihrer Bibliotheken sehen diesen Namen ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>On the desktop</source>
        <translation>Auf dem Desktop</translation>
    </message>
    <message>
        <source>Only while another window is in front; this one says it at its bottom.</source>
        <translation>Nur solange ein anderes Fenster vorn ist; dieses sagt es an seinem unteren Rand.</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>Halts</name>
    <message>
        <source>Try now</source>
        <extracomment>One bar for each library that is halted, one below the other.</extracomment>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Enter keys…</source>
        <translation>Schlüssel eingeben…</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden…</translation>
    </message>
    <message>
        <source>the pictures that wait</source>
        <translation>Die wartenden Bilder</translation>
    </message>
    <message>
        <source>The queue waits: {why}</source>
        <translation>Die Warteschlange wartet: {why}</translation>
    </message>
    <message>
        <source>“{library}” waits and is tried again by itself: {why}</source>
        <translation>„{library}“ wartet und wird von selbst wieder versucht: {why}</translation>
    </message>
    <message>
        <source>“{library}” waits for you: {why}</source>
        <translation>„{library}“ wartet auf eine Eingabe: {why}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Form of copied links</source>
        <translation>Form kopierter Links</translation>
    </message>
    <message>
        <source>The form in which links are copied</source>
        <translation>Die Form, in der Links kopiert werden</translation>
    </message>
    <message>
        <source>as</source>
        <translation>als</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Konto hinzufügen…</translation>
    </message>
    <message>
        <source>Join a library…</source>
        <translation>Bibliothek beitreten …</translation>
    </message>
    <message>
        <source>{library} (can only be read)</source>
        <translation>{library} (kann nur gelesen werden)</translation>
    </message>
    <message>
        <source>A folder on this computer</source>
        <translation>Ein Ordner auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>HeldBar</name>
    <message>
        <source>Publish at once from now on</source>
        <extracomment>About so many lines the filter and a row of the list need below the bar.</extracomment>
        <translation>Ab jetzt sofort veröffentlichen</translation>
    </message>
    <message>
        <source>Pictures that are added later do not wait for you.</source>
        <translation>Später hinzugefügte Bilder warten dann nicht mehr.</translation>
    </message>
    <message>
        <source>{n} picture to publish</source>
        <translation>{n} Bild zu veröffentlichen</translation>
    </message>
    <message>
        <source>{n} pictures to publish</source>
        <translation>{n} Bilder zu veröffentlichen</translation>
    </message>
    <message>
        <source>Publish {n} selected</source>
        <translation>{n} ausgewählte veröffentlichen</translation>
    </message>
    <message>
        <source>Publish {n} shown</source>
        <translation>{n} angezeigte veröffentlichen</translation>
    </message>
    <message>
        <source>none of them is shown</source>
        <translation>keines davon wird angezeigt</translation>
    </message>
    <message>
        <source>it is not shown</source>
        <translation>es wird nicht angezeigt</translation>
    </message>
    <message>
        <source>Publish {n}</source>
        <translation>{n} veröffentlichen</translation>
    </message>
</context>
<context>
    <name>Holding</name>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>To “{library}” on {host}.</source>
        <translation>Nach „{library}“ auf {host}.</translation>
    </message>
    <message>
        <source>{n} stays on this computer</source>
        <translation>{n} bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>{n} stay on this computer</source>
        <translation>{n} bleiben auf diesem Computer</translation>
    </message>
    <message>
        <source>{n} goes to “{library}” on {host}</source>
        <translation>{n} geht an „{library}“ auf {host}</translation>
    </message>
    <message>
        <source>{n} go to “{library}” on {host}</source>
        <translation>{n} gehen an „{library}“ auf {host}</translation>
    </message>
    <message>
        <source>{n} picture</source>
        <extracomment>How many of the held pictures are looked at for their positions; reading them takes its time. Asked before jobs are let go, whether they are what was looked at; calls what is given once that is settled.</extracomment>
        <translation>{n} Bild</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} Bilder</translation>
    </message>
</context>
<context>
    <name>ImportFilterDialog</name>
    <message>
        <source>Which pictures?</source>
        <translation>Welche Bilder?</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>Also what is in subfolders</source>
        <translation>Auch aus Unterordnern</translation>
    </message>
    <message>
        <source>{pictures} in these folders</source>
        <translation>{pictures} in diesen Ordnern</translation>
    </message>
    <message>
        <source>Taken: {pictures}</source>
        <translation>Davon genommen: {pictures}</translation>
    </message>
    <message>
        <source>Add {n}</source>
        <translation>{n} hinzufügen</translation>
    </message>
    <message>
        <source>Part of the name</source>
        <translation>Teil des Namens</translation>
    </message>
    <message>
        <source>A star stands for any letters, a question mark for one.</source>
        <translation>Ein Stern steht für beliebige Zeichen, ein Fragezeichen für eines.</translation>
    </message>
    <message>
        <source>part of the name, or a pattern such as IMG_*</source>
        <translation>Teil des Namens oder ein Muster wie IMG_*</translation>
    </message>
    <message>
        <source>Only files of at least</source>
        <translation>Nur Dateien ab</translation>
    </message>
    <message>
        <source>Least size of a file</source>
        <translation>Mindestgröße einer Datei</translation>
    </message>
    <message>
        <source> kB</source>
        <translation> kB</translation>
    </message>
    <message>
        <source>Only changed since</source>
        <translation>Nur geändert seit</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Geändert seit</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>Alle hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>{n} picture</source>
        <translation>{n} Bild</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} Bilder</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>{n} picture</source>
        <extracomment>At most so many pictures are compared. Pictures that say more than this are not all compared: what is kept of them is bounded.</extracomment>
        <translation>{n} Bild</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} Bilder</translation>
    </message>
    <message>
        <source>Differs ({n} values)</source>
        <translation>Verschieden ({n} Werte)</translation>
    </message>
    <message>
        <source>in {n} of {m} pictures</source>
        <translation>in {n} von {m} Bildern</translation>
    </message>
    <message>
        <source>Only {where}</source>
        <translation>Nur {where}</translation>
    </message>
    <message>
        <source>Differs ({n} values, {where})</source>
        <translation>Verschieden ({n} Werte, {where})</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>not there</source>
        <extracomment>How much of a text is looked through by the filter.</extracomment>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>About the file</source>
        <translation>Zur Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Colour mode</source>
        <translation>Farbmodus</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Einzelbilder</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Here you see what a picture
says about itself.</source>
        <translation>Hier steht, was ein Bild
über sich selbst sagt.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Reading {n} of {m}…</source>
        <translation>{n} von {m} wird gelesen…</translation>
    </message>
    <message>
        <source>These pictures do not differ.</source>
        <translation>Diese Bilder unterscheiden sich nicht.</translation>
    </message>
    <message>
        <source>{n} pictures compared</source>
        <translation>{n} Bilder verglichen</translation>
    </message>
    <message>
        <source>The first {n} of {m} pictures are compared</source>
        <translation>Die ersten {n} von {m} Bildern werden verglichen</translation>
    </message>
    <message>
        <source>The first {n} of {m} pictures are compared: they say too much for more</source>
        <translation>Die ersten {n} von {m} Bildern werden verglichen: für mehr enthalten sie zu viel</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Export the metadata as JSON</source>
        <translation>Metadaten als JSON exportieren</translation>
    </message>
    <message>
        <source>The file could not be written: {error}</source>
        <translation>Die Datei konnte nicht geschrieben werden: {error}</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Let go to publish in “{library}”</source>
        <translation>Loslassen, um in „{library}“ zu veröffentlichen</translation>
    </message>
    <message>
        <source>Let go to look at them before they go to “{library}”</source>
        <translation>Loslassen, um sie anzusehen, bevor sie nach „{library}“ gehen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>There is no picture, file or address in this.</source>
        <translation>Darin ist kein Bild, keine Datei und keine Adresse.</translation>
    </message>
    <message>
        <source>Pasted picture {time}</source>
        <translation>Eingefügtes Bild {time}</translation>
    </message>
    <message>
        <source>{n} picture</source>
        <translation>{n} Bild</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} Bilder</translation>
    </message>
    <message>
        <source>all pictures in {n} folder</source>
        <translation>Alle Bilder aus {n} Ordner</translation>
    </message>
    <message>
        <source>all pictures in {n} folders</source>
        <translation>Alle Bilder aus {n} Ordnern</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a library</source>
        <translation>Bibliothek beitreten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What you call this library.</source>
        <translation>Wie diese Bibliothek heißen soll.</translation>
    </message>
    <message>
        <source>Only look</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <source>Needs no keys. The bucket has to be open for strangers to read.</source>
        <translation>Braucht keine Schlüssel. Der Bucket muss für Fremde lesbar sein.</translation>
    </message>
    <message>
        <source>The other devices are told the name of this computer. No picture leaves it before you agree to the first publish.</source>
        <translation>Die anderen Geräte erfahren den Namen dieses Rechners. Kein Bild verlässt ihn, bevor dem ersten Veröffentlichen zugestimmt ist.</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Keep the keys</source>
        <translation>Schlüssel aufbewahren</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Diese Angabe fehlt.</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Beitritt …</translation>
    </message>
    <message>
        <source>{fault} The keys can be kept until the program ends, without it.</source>
        <translation>{fault} Die Schlüssel können auch ohne ihn behalten werden, bis das Programm endet.</translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation>Nur für diese Sitzung</translation>
    </message>
    <message>
        <source>{fault} The library key can be kept in a file of this program.</source>
        <translation>{fault} Der Bibliotheksschlüssel kann in einer Datei dieses Programms liegen.</translation>
    </message>
    <message>
        <source>In a file</source>
        <translation>In einer Datei</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys of “{name}”</source>
        <translation>Schlüssel von „{name}“</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Key id</source>
        <translation>Schlüssel-ID</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Diese Schlüssel verwenden</translation>
    </message>
    <message>
        <source>It has such keys; these take their place.</source>
        <translation>Solche Schlüssel sind vorhanden; diese treten an ihre Stelle.</translation>
    </message>
    <message>
        <source>It has no such keys yet.</source>
        <translation>Solche Schlüssel fehlen noch.</translation>
    </message>
    <message>
        <source>This account&apos;s keys are kept only until the program ends.</source>
        <translation>Die Schlüssel dieses Kontos werden nur behalten, bis das Programm endet.</translation>
    </message>
    <message>
        <source>They are kept in this system&apos;s keyring.</source>
        <translation>Sie werden im Schlüsselbund dieses Systems aufbewahrt.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Diese Angabe fehlt.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>also “{name}”</source>
        <translation>auch „{name}“</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heute, {time}</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Gestern, {time}</translation>
    </message>
    <message>
        <source>looked for among the newest {n} that the search finds</source>
        <translation>gesucht unter den neuesten {n}, die die Suche findet</translation>
    </message>
    <message>
        <source>looked for among the newest {n} of each library</source>
        <translation>gesucht unter den neuesten {n} jeder Bibliothek</translation>
    </message>
    <message>
        <source>looked for among the newest {n}</source>
        <translation>gesucht unter den neuesten {n}</translation>
    </message>
    <message>
        <source>from {device}</source>
        <translation>von {device}</translation>
    </message>
    <message>
        <source>another device</source>
        <translation>anderswo</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
</context>
<context>
    <name>LibraryBlank</name>
    <message>
        <source>“{library}” could not be read yet</source>
        <translation>„{library}“ konnte noch nicht gelesen werden</translation>
    </message>
    <message>
        <source>What is in it comes by itself once it can be reached.</source>
        <translation>Was darin ist, kommt von selbst, sobald sie erreichbar ist.</translation>
    </message>
    <message>
        <source>“{library}” is being read</source>
        <translation>„{library}“ wird gelesen</translation>
    </message>
    <message>
        <source>What is in it comes by itself.</source>
        <translation>Was darin ist, kommt von selbst.</translation>
    </message>
    <message>
        <source>Nothing is in “{library}” yet</source>
        <translation>In „{library}“ ist noch nichts</translation>
    </message>
    <message>
        <source>What is published there, here or on another device, is listed here with its links.</source>
        <translation>Was dort veröffentlicht wird, hier oder auf einem anderen Gerät, steht hier mit seinen Links.</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>QR code…</source>
        <translation>QR-Code…</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Show the original in its folder</source>
        <translation>Original in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Remove from the library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
    <message>
        <source>Remove from the library (can only be read)</source>
        <translation>Aus der Bibliothek entfernen (kann nur gelesen werden)</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy links that expire</source>
        <translation>Links mit Ablauf kopieren</translation>
    </message>
    <message>
        <source>Publish the original again as</source>
        <translation>Original erneut veröffentlichen als</translation>
    </message>
</context>
<context>
    <name>LibraryDetails</name>
    <message>
        <source>Copy link</source>
        <extracomment>How long the panel waits before it begins, so that walking through the library costs nothing. How often what is said about times is looked at. How many other renditions of the same original are listed.</extracomment>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>More that can be done</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Made when you copy it: it expires</source>
        <translation>Entsteht beim Kopieren: er läuft ab</translation>
    </message>
    <message>
        <source>Made when you copy it</source>
        <translation>Entsteht beim Kopieren</translation>
    </message>
    <message>
        <source>Here you see what was published,
and where it is.</source>
        <translation>Hier steht, was veröffentlicht wurde
und wo es liegt.</translation>
    </message>
    <message>
        <source>Of the same original in this library</source>
        <translation>Vom selben Original in dieser Bibliothek</translation>
    </message>
</context>
<context>
    <name>LibraryFilters</name>
    <message>
        <source>Library</source>
        <extracomment>How long a person may pause in typing before it is searched for. From so many lines&apos; heights on, everything stands side by side. With the devices it takes so many more.</extracomment>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Preset or recipe</source>
        <translation>Vorgabe oder Rezept</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>All libraries</source>
        <translation>Alle Bibliotheken</translation>
    </message>
    <message>
        <source>Any recipe</source>
        <translation>Jedes Rezept</translation>
    </message>
    <message>
        <source>Any device</source>
        <translation>Jedes Gerät</translation>
    </message>
    <message>
        <source>Search names, recipes and keys</source>
        <translation>Namen, Rezepte und Schlüssel suchen</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>LibraryLine</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>Als Liste zeigen</translation>
    </message>
    <message>
        <source>Show as tiles</source>
        <translation>Als Kacheln zeigen</translation>
    </message>
</context>
<context>
    <name>LibraryMenu</name>
    <message>
        <source>More that can be done with this library</source>
        <translation>Was sich mit dieser Bibliothek noch tun lässt</translation>
    </message>
    <message>
        <source>Rebuild from the bucket…</source>
        <translation>Aus dem Bucket neu aufbauen …</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Loading…</source>
        <extracomment>Pages that are kept, and pages that may wait: more is scrolled past before it is fetched. How long what happens is gathered before the index is looked at again. The other name by which a search found it, or an empty text. The other device it came from, or an empty text.</extracomment>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>The library has changed meanwhile. Choose again.</source>
        <translation>Die Bibliothek hat sich inzwischen geändert. Bitte neu auswählen.</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No rendition is like that.</source>
        <translation>Keine Fassung passt dazu.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>What you publish is listed here, with its links.</source>
        <translation>Was veröffentlicht wird, steht hier mit seinen Links.</translation>
    </message>
    <message>
        <source>Nothing is published yet</source>
        <translation>Noch nichts veröffentlicht</translation>
    </message>
    <message>
        <source>More than {n} renditions found</source>
        <translation>Mehr als {n} Fassungen gefunden</translation>
    </message>
    <message>
        <source>{n} rendition found</source>
        <translation>{n} Fassung gefunden</translation>
    </message>
    <message>
        <source>{n} renditions found</source>
        <translation>{n} Fassungen gefunden</translation>
    </message>
    <message>
        <source>{n} rendition</source>
        <translation>{n} Fassung</translation>
    </message>
    <message>
        <source>{n} renditions</source>
        <translation>{n} Fassungen</translation>
    </message>
    <message>
        <source>{n} selected</source>
        <translation>{n} ausgewählt</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Library</source>
        <extracomment>As many selected entries are found again after others came between them; finding more would take its time.</extracomment>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>LikingPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>LimitField</name>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Limit the size of the file</source>
        <translation>Dateigröße begrenzen</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Largest size of the file</source>
        <translation>Größte Dateigröße</translation>
    </message>
    <message>
        <source>Unit of the size</source>
        <translation>Einheit der Größe</translation>
    </message>
</context>
<context>
    <name>LinkCodeDialog</name>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>QR code of the link of {name}</source>
        <translation>QR-Code des Links von {name}</translation>
    </message>
    <message>
        <source>This link is too long for a QR code.</source>
        <translation>Dieser Link ist zu lang für einen QR-Code.</translation>
    </message>
    <message>
        <source>This link opens only on this computer: it names a file.</source>
        <translation>Dieser Link öffnet sich nur auf diesem Computer: er nennt eine Datei.</translation>
    </message>
    <message>
        <source>This link expires in {time}.</source>
        <translation>Dieser Link gilt noch {time}.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>There is no link to copy yet.</source>
        <translation>Es gibt noch keinen Link zum Kopieren.</translation>
    </message>
    <message>
        <source>Copied again.</source>
        <translation>Erneut kopiert.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>{n} link copied</source>
        <translation>{n} Link kopiert</translation>
    </message>
    <message>
        <source>{n} links copied</source>
        <translation>{n} Links kopiert</translation>
    </message>
    <message>
        <source>{n} picture left out, its account was removed</source>
        <translation>{n} Bild ausgelassen, sein Konto wurde entfernt</translation>
    </message>
    <message>
        <source>{n} pictures left out, their account was removed</source>
        <translation>{n} Bilder ausgelassen, ihr Konto wurde entfernt</translation>
    </message>
    <message>
        <source>{n} picture failed</source>
        <translation>{n} Bild fehlgeschlagen</translation>
    </message>
    <message>
        <source>{n} pictures failed</source>
        <translation>{n} Bilder fehlgeschlagen</translation>
    </message>
    <message>
        <source>they expire in {time}</source>
        <translation>sie gelten {time}</translation>
    </message>
</context>
<context>
    <name>LocationBar</name>
    <message>
        <source>Copy the position in decimal degrees</source>
        <translation>Position in Dezimalgrad kopieren</translation>
    </message>
    <message>
        <source>Copy the position in degrees and minutes</source>
        <translation>Position in Grad und Minuten kopieren</translation>
    </message>
    <message>
        <source>Show on a map</source>
        <translation>Auf einer Karte zeigen</translation>
    </message>
    <message>
        <source>Opens openstreetmap.org in your browser. The site learns this position.</source>
        <translation>Öffnet openstreetmap.org im Browser. Die Seite erfährt diese Position.</translation>
    </message>
    <message>
        <source>Position: {place}</source>
        <translation>Position: {place}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>ModeButtons</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
</context>
<context>
    <name>NoFolders</name>
    <message>
        <source>Have a folder watched</source>
        <translation>Einen Ordner überwachen lassen</translation>
    </message>
    <message>
        <source>What you put into it is made into the sizes you want and published by itself, once it is whole.</source>
        <translation>Was Sie hineinlegen, wird von selbst in die gewünschten Größen gebracht und veröffentlicht, sobald es vollständig ist.</translation>
    </message>
    <message>
        <source>You can also drop a folder here.</source>
        <translation>Sie können auch einen Ordner hier ablegen.</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen…</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>No picture in the list is like this.</source>
        <translation>Kein Bild in der Liste passt dazu.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>{n} link copied</source>
        <translation>{n} Link kopiert</translation>
    </message>
    <message>
        <source>{n} links copied</source>
        <translation>{n} Links kopiert</translation>
    </message>
    <message>
        <source>{n} picture published from {folders}</source>
        <translation>{n} Bild aus {folders} veröffentlicht</translation>
    </message>
    <message>
        <source>{n} pictures published from {folders}</source>
        <translation>{n} Bilder aus {folders} veröffentlicht</translation>
    </message>
    <message>
        <source>{n} picture published</source>
        <translation>{n} Bild veröffentlicht</translation>
    </message>
    <message>
        <source>{n} pictures published</source>
        <translation>{n} Bilder veröffentlicht</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>Show window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>Erneut kopieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>“{library}” needs a decision</source>
        <translation>„{library}“ braucht eine Entscheidung</translation>
    </message>
    <message>
        <source>rethumb desktop goes on in the tray</source>
        <translation>rethumb desktop läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>Its icon there brings the window back and ends the program. The preferences change this.</source>
        <translation>Das Symbol dort holt das Fenster zurück und beendet das Programm. Die Einstellungen ändern das.</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Copy {n} link</source>
        <extracomment>Asked before jobs are tried again; calls what it is given once their crops are as the person placed them.</extracomment>
        <translation>{n} Link kopieren</translation>
    </message>
    <message>
        <source>Copy {n} links</source>
        <translation>{n} Links kopieren</translation>
    </message>
</context>
<context>
    <name>Outside</name>
    <message>
        <source>Nothing is sent to {library}.</source>
        <translation>An {library} wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Pictures are under way.</source>
        <translation>Bilder sind unterwegs.</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>Die Warteschlange ist angehalten.</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>Let another device join</source>
        <extracomment>Tells what keeps the clipboard&apos;s history that this is not to be kept.</extracomment>
        <translation>Anderes Gerät beitreten lassen</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Code zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Pairing code as a QR code</source>
        <translation>Kopplungscode als QR-Code</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Pairing code</source>
        <translation>Kopplungscode</translation>
    </message>
    <message>
        <source>The code tells another device where “{library}” is, and gives it the library key. It gives no account: to publish from there, that device needs keys of its own.</source>
        <translation>Der Code sagt einem anderen Gerät, wo „{library}“ liegt, und gibt ihm den Bibliotheksschlüssel. Ein Konto gibt er nicht: Um von dort zu veröffentlichen, braucht das Gerät eigene Schlüssel.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Whoever has it and can read the bucket reads the library&apos;s records: which pictures there are, their names and links. Give it to your own devices only.</source>
        <translation>Wer ihn hat und den Bucket lesen kann, liest die Einträge der Bibliothek: welche Bilder es gibt, ihre Namen und Links. Nur an eigene Geräte geben.</translation>
    </message>
</context>
<context>
    <name>PartingQuestion</name>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>Folders are watched only as long as the program runs.</source>
        <translation>Ordner werden nur überwacht, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>What comes into them meanwhile is taken at the next start. In the tray it goes on.</source>
        <translation>Was inzwischen hineinkommt, wird beim nächsten Start übernommen. Im Infobereich geht es weiter.</translation>
    </message>
    <message>
        <source>What comes into them meanwhile is taken at the next start.</source>
        <translation>Was inzwischen hineinkommt, wird beim nächsten Start übernommen.</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The crop leaves this part out.</source>
        <translation>Der Ausschnitt lässt diesen Teil weg.</translation>
    </message>
    <message>
        <source>Its middle is at {x} % of the width and {y} % of the height. Arrow keys move it, with Shift in larger steps; Home centres it.</source>
        <translation>Seine Mitte liegt bei {x} % der Breite und {y} % der Höhe. Pfeiltasten verschieben ihn, mit Umschalt in größeren Schritten; Pos1 zentriert ihn.</translation>
    </message>
    <message>
        <source>Crop frame</source>
        <translation>Rahmen des Ausschnitts</translation>
    </message>
</context>
<context>
    <name>PreferenceWindows</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
</context>
<context>
    <name>PreferencesWindow</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>PresetChoice</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>is not there any more</source>
        <translation>ist nicht mehr da</translation>
    </message>
</context>
<context>
    <name>PresetEditor</name>
    <message>
        <source>Name</source>
        <extracomment>What a size that is added makes at first.</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Add a size</source>
        <translation>Größe hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate this size</source>
        <translation>Diese Größe duplizieren</translation>
    </message>
    <message>
        <source>Remove this size</source>
        <translation>Diese Größe entfernen</translation>
    </message>
    <message>
        <source>Move this size up</source>
        <translation>Diese Größe nach oben</translation>
    </message>
    <message>
        <source>Move this size down</source>
        <translation>Diese Größe nach unten</translation>
    </message>
    <message>
        <source>Sizes that one picture becomes</source>
        <translation>Größen, die aus einem Bild werden</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>Eine Vorgabe braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name cannot have signs that are not shown.</source>
        <translation>Ein Name darf keine unsichtbaren Zeichen enthalten.</translation>
    </message>
    <message>
        <source>A name has {n} characters at most.</source>
        <translation>Ein Name hat höchstens {n} Zeichen.</translation>
    </message>
    <message>
        <source>There is another preset of this name.</source>
        <translation>Es gibt schon eine Vorgabe mit diesem Namen.</translation>
    </message>
</context>
<context>
    <name>PresetsPage</name>
    <message>
        <source>Restore standard presets</source>
        <translation>Standardvorgaben wiederherstellen</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>Neue Vorgabe</translation>
    </message>
    <message>
        <source>“{name}” was removed.</source>
        <translation>„{name}“ wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>No standard preset was missing.</source>
        <translation>Keine Standardvorgabe fehlte.</translation>
    </message>
    <message>
        <source>Back again: {names}.</source>
        <translation>Wieder da: {names}.</translation>
    </message>
    <message>
        <source>Changed by you, and left as it is: {names}. Give it another name to get the standard one too.</source>
        <translation>Selbst geändert und so belassen: {names}. Mit einem anderen Namen kommt die Standardvorgabe dazu.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Duplicate this preset</source>
        <translation>Diese Vorgabe duplizieren</translation>
    </message>
    <message>
        <source>Remove this preset</source>
        <translation>Diese Vorgabe entfernen</translation>
    </message>
    <message>
        <source>Move this preset up</source>
        <translation>Diese Vorgabe nach oben</translation>
    </message>
    <message>
        <source>Move this preset down</source>
        <translation>Diese Vorgabe nach unten</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Here you see a picture
and what becomes of it.</source>
        <extracomment>How long the panel waits before it begins, so that walking through the list costs nothing.</extracomment>
        <translation>Hier ist ein Bild zu sehen
und was daraus wird.</translation>
    </message>
    <message>
        <source>This recipe makes the metadata as JSON: see the Inspector.</source>
        <translation>Dieses Rezept ergibt die Metadaten als JSON: siehe „Metadaten“.</translation>
    </message>
    <message>
        <source>It moves; the preview shows the first picture of it.</source>
        <translation>Es ist bewegt; die Vorschau zeigt das erste Einzelbild.</translation>
    </message>
</context>
<context>
    <name>PrivacyBriefing</name>
    <message>
        <source>{n} more were not looked at.</source>
        <translation>{n} weitere wurden nicht angesehen.</translation>
    </message>
    <message>
        <source>Of the first {n}: {what}</source>
        <translation>Von den ersten {n}: {what}</translation>
    </message>
    <message>
        <source>So far: {what}</source>
        <extracomment>At most so many originals are looked at for one line.</extracomment>
        <translation>Bisher: {what}</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Presets that keep metadata</source>
        <translation>Vorgaben, die Metadaten behalten</translation>
    </message>
    <message>
        <source>Accounts you agreed to publish to</source>
        <translation>Konten, in die veröffentlicht werden darf</translation>
    </message>
    <message>
        <source>None of your presets keeps any.</source>
        <translation>Keine Vorgabe behält welche.</translation>
    </message>
    <message>
        <source>None so far: you are asked before the first picture goes to an account.</source>
        <translation>Bisher keine: vor dem ersten Bild für ein Konto wird gefragt.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Wieder fragen</translation>
    </message>
    <message>
        <source>Ask again before publishing to “{name}”</source>
        <translation>Vor dem Veröffentlichen in „{name}“ wieder fragen</translation>
    </message>
    <message>
        <source>What always holds</source>
        <translation>Was immer gilt</translation>
    </message>
    <message>
        <source>What a picture says about itself stays with you: position, time, camera and comments are left out of what is published, unless a preset keeps them.</source>
        <translation>Was ein Bild über sich sagt, bleibt hier: Position, Zeit, Kamera und Kommentare werden beim Veröffentlichen weggelassen, außer eine Vorgabe behält sie.</translation>
    </message>
    <message>
        <source>Every result is looked through before it leaves. One that carries more than its preset allows is not published.</source>
        <translation>Jedes Ergebnis wird vor dem Senden durchgesehen. Enthält es mehr, als die Vorgabe erlaubt, wird es nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>Your originals are never changed.</source>
        <translation>Originale werden nie verändert.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer before you add an account and agree to publish there.</source>
        <translation>Nichts verlässt diesen Computer, bevor ein Konto hinzugefügt und das Veröffentlichen dort erlaubt ist.</translation>
    </message>
    <message>
        <source>A position is looked up on a map only when you click on it: your browser opens it then, and the map&apos;s server learns of it.</source>
        <translation>Eine Position wird erst auf einer Karte gesucht, wenn sie angeklickt wird: der Browser öffnet sie dann, und der Kartenserver erfährt sie.</translation>
    </message>
    <message>
        <source>The program sends no statistics or reports, and looks for no updates.</source>
        <translation>Das Programm sendet keine Statistiken oder Berichte und sucht nicht nach Aktualisierungen.</translation>
    </message>
    <message>
        <source>Keeps all of it, the position too</source>
        <translation>Behält alles, auch die Position</translation>
    </message>
    <message>
        <source>Keeps author and copyright</source>
        <translation>Behält Urheber und Copyright</translation>
    </message>
    <message>
        <source>Publishes all of it as JSON, the position too</source>
        <translation>Veröffentlicht alles als JSON, auch die Position</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Make the renditions in memory and read what they carry. Nothing is published.</source>
        <translation>Die Fassungen im Speicher erzeugen und lesen, was sie enthalten. Nichts wird veröffentlicht.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Making the renditions and reading them again…</source>
        <translation>Fassungen werden erzeugt und wieder gelesen…</translation>
    </message>
    <message>
        <source>What was published</source>
        <translation>Was veröffentlicht wurde</translation>
    </message>
    <message>
        <source>What will be published</source>
        <translation>Was veröffentlicht wird</translation>
    </message>
    <message>
        <source>What would be published now</source>
        <translation>Was jetzt veröffentlicht würde</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
</context>
<context>
    <name>PrivacyTable</name>
    <message>
        <source>What is in the original and what is published</source>
        <translation>Was im Original steht und was veröffentlicht wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ProfilesDialog</name>
    <message>
        <source>Import from AWS profile</source>
        <translation>Aus AWS-Profil übernehmen</translation>
    </message>
    <message>
        <source>AWS profiles</source>
        <translation>AWS-Profile</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Amazon S3</source>
        <translation>Amazon S3</translation>
    </message>
    <message>
        <source>There are no AWS profiles on this computer.</source>
        <translation>Auf diesem Computer gibt es keine AWS-Profile.</translation>
    </message>
</context>
<context>
    <name>ProviderChoice</name>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>PublishingPage</name>
    <message>
        <source>Let me look first</source>
        <translation>Erst ansehen</translation>
    </message>
    <message>
        <source>Publish at once</source>
        <translation>Sofort veröffentlichen</translation>
    </message>
    <message>
        <source>Pictures that are dropped, pasted or opened</source>
        <translation>Bilder, die abgelegt, eingefügt oder geöffnet werden</translation>
    </message>
    <message>
        <source>They wait in the list until you press Publish.</source>
        <translation>Sie warten in der Liste auf „Veröffentlichen“.</translation>
    </message>
    <message>
        <source>They go to the chosen library, with the chosen preset, without a further click.</source>
        <translation>Sie gehen ohne weiteren Klick mit der gewählten Vorgabe in die gewählte Bibliothek.</translation>
    </message>
    <message>
        <source>Before the first picture goes to an account, you are asked in any case.</source>
        <translation>Vor dem ersten Bild für ein Konto wird in jedem Fall gefragt.</translation>
    </message>
    <message>
        <source>Links as template</source>
        <translation>Links als Muster</translation>
    </message>
    <message>
        <source>What is copied for each picture when you copy links as template.</source>
        <translation>Was für jedes Bild kopiert wird, wenn Links als Muster kopiert werden.</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <extracomment>Light modules around the code, without which cameras do not find it.</extracomment>
        <translation>QR-Code</translation>
    </message>
</context>
<context>
    <name>QualityField</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic quality</source>
        <translation>Automatische Qualität</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
</context>
<context>
    <name>QueueLinks</name>
    <message>
        <source>{n} link is ready</source>
        <translation>{n} Link ist bereit</translation>
    </message>
    <message>
        <source>{n} links are ready</source>
        <translation>{n} Links sind bereit</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>None of the pictures that are shown has a link.</source>
        <translation>Keines der angezeigten Bilder hat einen Link.</translation>
    </message>
    <message>
        <source>{n} picture failed</source>
        <translation>{n} Bild fehlgeschlagen</translation>
    </message>
    <message>
        <source>{n} pictures failed</source>
        <translation>{n} Bilder fehlgeschlagen</translation>
    </message>
    <message>
        <source>no link was copied</source>
        <translation>kein Link wurde kopiert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>There were no pictures in it.</source>
        <translation>Darin waren keine Bilder.</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Copy the links of this picture</source>
        <translation>Links dieses Bildes kopieren</translation>
    </message>
</context>
<context>
    <name>RebuildLine</name>
    <message>
        <source>Rebuilding from the bucket</source>
        <translation>Wird aus dem Bucket neu aufgebaut</translation>
    </message>
    <message>
        <source>It is being rebuilt already.</source>
        <translation>Sie wird schon neu aufgebaut.</translation>
    </message>
    <message>
        <source>Rebuild “{library}” from its bucket?</source>
        <translation>„{library}“ aus dem Bucket neu aufbauen?</translation>
    </message>
    <message>
        <source>What this computer knows of the library is forgotten, and all of the bucket is read again. Nothing is deleted there, and a copy of the index is kept here. Names and removals that nothing in the bucket tells of are lost, and where originals are on this computer is not known afterwards. It may take a while and many requests, and it cannot be stopped.</source>
        <translation>Was dieser Computer von der Bibliothek weiß, wird vergessen, und der ganze Bucket wird neu gelesen. Dort wird nichts gelöscht, und hier bleibt eine Kopie des Index. Namen und Entferntes, von denen nichts im Bucket zeugt, gehen verloren, und wo auf diesem Computer Originale liegen, ist danach nicht mehr bekannt. Es kann eine Weile dauern und viele Anfragen brauchen, und es lässt sich nicht anhalten.</translation>
    </message>
    <message>
        <source>Rebuild a library</source>
        <translation>Bibliothek neu aufbauen</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
</context>
<context>
    <name>RecipeChoice</name>
    <message>
        <source>Recipe to preview</source>
        <translation>Rezept für die Vorschau</translation>
    </message>
</context>
<context>
    <name>RecipeEditor</name>
    <message>
        <source>Recipe as text</source>
        <translation>Rezept als Text</translation>
    </message>
    <message>
        <source>Character {n}: {reason}.</source>
        <translation>Zeichen {n}: {reason}.</translation>
    </message>
    <message>
        <source>The chosen size as text</source>
        <translation>Die gewählte Größe als Text</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Around a point</source>
        <translation>Um einen Punkt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Choose the background</source>
        <translation>Hintergrund auswählen</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Smaller pictures too</source>
        <translation>Auch kleinere Bilder</translation>
    </message>
    <message>
        <source>Enlarge smaller pictures</source>
        <translation>Kleinere Bilder vergrößern</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No picture is made, so that only the version counts.</source>
        <translation>Es entsteht kein Bild, daher zählt nur die Version.</translation>
    </message>
    <message>
        <source>Where the program finds what matters.</source>
        <translation>Wo das Programm das Wichtige findet.</translation>
    </message>
    <message>
        <source>Only where something is cropped away.</source>
        <translation>Nur wo etwas abgeschnitten wird.</translation>
    </message>
    <message>
        <source>Only where a size is asked for.</source>
        <translation>Nur wo eine Größe verlangt ist.</translation>
    </message>
    <message>
        <source>{format} has no quality: nothing is lost.</source>
        <translation>{format} kennt keine Qualität: nichts geht verloren.</translation>
    </message>
    <message>
        <source>GIF has no quality, only fewer colours.</source>
        <translation>GIF kennt keine Qualität, nur weniger Farben.</translation>
    </message>
    <message>
        <source>{format} keeps what is transparent.</source>
        <translation>{format} behält, was durchsichtig ist.</translation>
    </message>
    <message>
        <source>A colour has six digits, 0 to 9 and a to f.</source>
        <translation>Eine Farbe hat sechs Stellen, 0 bis 9 und a bis f.</translation>
    </message>
    <message>
        <source>GIF holds no metadata.</source>
        <translation>GIF enthält keine Metadaten.</translation>
    </message>
    <message>
        <source>Remove all of it</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Keep author and copyright</source>
        <translation>Urheber und Copyright behalten</translation>
    </message>
    <message>
        <source>Keep all, the position too</source>
        <translation>Alle behalten, auch die Position</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Another word gives the same result a new link.</source>
        <translation>Ein anderes Wort gibt demselben Ergebnis einen neuen Link.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>Fit inside a box</source>
        <translation>In einen Rahmen einpassen</translation>
    </message>
    <message>
        <source>A width</source>
        <translation>Eine Breite</translation>
    </message>
    <message>
        <source>A height</source>
        <translation>Eine Höhe</translation>
    </message>
    <message>
        <source>Square, cropped</source>
        <translation>Quadrat, beschnitten</translation>
    </message>
    <message>
        <source>Fill a box, cropped</source>
        <translation>Rahmen füllen, beschnitten</translation>
    </message>
    <message>
        <source>Exactly, stretched</source>
        <translation>Genau, verzerrt</translation>
    </message>
    <message>
        <source>Keep the size</source>
        <translation>Größe behalten</translation>
    </message>
    <message>
        <source>No picture: its metadata as JSON</source>
        <translation>Kein Bild: seine Metadaten als JSON</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>As the original</source>
        <translation>Wie das Original</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>AVIF</source>
        <translation>AVIF</translation>
    </message>
    <message>
        <source>around {x} % / {y} %</source>
        <translation>um {x} % / {y} %</translation>
    </message>
    <message>
        <source>quality {n}</source>
        <translation>Qualität {n}</translation>
    </message>
    <message>
        <source>enlarges</source>
        <translation>vergrößert</translation>
    </message>
    <message>
        <source>on #{colour}</source>
        <translation>auf #{colour}</translation>
    </message>
    <message>
        <source>version {name}</source>
        <translation>Version {name}</translation>
    </message>
    <message>
        <source>Very small, flaws are easily seen</source>
        <translation>Sehr klein, Fehler fallen auf</translation>
    </message>
    <message>
        <source>Small, flaws are seen close up</source>
        <translation>Klein, Fehler von nahem sichtbar</translation>
    </message>
    <message>
        <source>Good, flaws are hard to see</source>
        <translation>Gut, Fehler kaum sichtbar</translation>
    </message>
    <message>
        <source>Very good, larger</source>
        <translation>Sehr gut, größer</translation>
    </message>
    <message>
        <source>Much larger, hardly better</source>
        <translation>Viel größer, kaum besser</translation>
    </message>
    <message>
        <source>Automatic is {n}</source>
        <translation>Automatisch ist {n}</translation>
    </message>
    <message>
        <source>Automatic is {jpg} for JPEG, {webp} for WebP, {avif} for AVIF</source>
        <translation>Automatisch ist {jpg} für JPEG, {webp} für WebP, {avif} für AVIF</translation>
    </message>
    <message>
        <source>All metadata is published as text, the GPS position too, if the picture has one.</source>
        <translation>Alle Metadaten werden als Text veröffentlicht, auch die GPS-Position, wenn das Bild eine hat.</translation>
    </message>
    <message>
        <source>Sizes {one} and {other} are the same; one of them is kept.</source>
        <translation>Die Größen {one} und {other} sind gleich; eine davon bleibt.</translation>
    </message>
    <message>
        <source>Stretches pictures whose proportions are not the same.</source>
        <translation>Verzerrt Bilder mit anderem Seitenverhältnis.</translation>
    </message>
    <message>
        <source>Enlarges smaller pictures, which look soft then.</source>
        <translation>Vergrößert kleinere Bilder, die dann unscharf wirken.</translation>
    </message>
    <message>
        <source>The names of author and owner will be published.</source>
        <translation>Die Namen von Urheber und Inhaber werden veröffentlicht.</translation>
    </message>
    <message>
        <source>Keeps all metadata: the GPS position will be published, if the picture has one.</source>
        <translation>Behält alle Metadaten: die GPS-Position wird veröffentlicht, wenn das Bild eine hat.</translation>
    </message>
    <message>
        <source>JPEG has no transparency, and blurs text and drawings: PNG or WebP suit them better.</source>
        <translation>JPEG kennt keine Transparenz und macht Text und Zeichnungen unscharf: PNG oder WebP passen besser.</translation>
    </message>
    <message>
        <source>GIF has 256 colours at most, and no half transparency.</source>
        <translation>GIF hat höchstens 256 Farben und keine halbe Transparenz.</translation>
    </message>
    <message>
        <source>Most web browsers do not show TIFF.</source>
        <translation>Die meisten Browser zeigen kein TIFF.</translation>
    </message>
    <message>
        <source>A TIFF cannot be made to fit a file size: what is larger fails.</source>
        <translation>Ein TIFF lässt sich nicht auf eine Dateigröße bringen: Größeres schlägt fehl.</translation>
    </message>
    <message>
        <source>Quality does nothing for {format}.</source>
        <translation>Qualität bewirkt bei {format} nichts.</translation>
    </message>
    <message>
        <source>The background does nothing for {format}.</source>
        <translation>Der Hintergrund bewirkt bei {format} nichts.</translation>
    </message>
    <message>
        <source>{format} holds no metadata: none is kept.</source>
        <translation>{format} enthält keine Metadaten: keine werden behalten.</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Put the library back…</source>
        <extracomment>The title with the program&apos;s name, half of that for a bold face, and the window&apos;s buttons. In average characters.</extracomment>
        <translation>Bibliothek zurücklegen …</translation>
    </message>
    <message>
        <source>Pass over what cannot be read…</source>
        <translation>Unlesbares übergehen …</translation>
    </message>
    <message>
        <source>Something else is being done with it.</source>
        <translation>Es geschieht gerade etwas anderes damit.</translation>
    </message>
    <message>
        <source>Put “{library}” back into its bucket?</source>
        <translation>„{library}“ in den Bucket zurücklegen?</translation>
    </message>
    <message>
        <source>Look first whether it is the right bucket. Pictures that are on this computer are put there again, and all that is known of them here is told to the other devices anew. Nothing is deleted. It may take a while.</source>
        <translation>Vorher nachsehen, ob es der richtige Bucket ist. Bilder, die auf diesem Rechner sind, werden dort wieder abgelegt, und alles, was hier von ihnen bekannt ist, erfahren die anderen Geräte neu. Gelöscht wird nichts. Es kann eine Weile dauern.</translation>
    </message>
    <message>
        <source>Putting the library back…</source>
        <translation>Die Bibliothek wird zurückgelegt …</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Put the library back</source>
        <translation>Bibliothek zurücklegen</translation>
    </message>
    <message>
        <source>Pass over what cannot be read of “{device}”?</source>
        <translation>Übergehen, was von „{device}“ nicht lesbar ist?</translation>
    </message>
    <message>
        <source>Pictures that only this part tells of will be missing here, and some that were removed may stay. What comes after it is read. It comes back when a device that has read it tells all that it knows. If the bucket or that device can still be mended, do that first.</source>
        <translation>Bilder, von denen nur dieser Teil weiß, fehlen hier dann, und manche, die entfernt wurden, bleiben vielleicht. Was danach kommt, wird gelesen. Es kommt wieder, wenn ein Gerät, das es gelesen hat, alles mitteilt, was es weiß. Sind der Bucket oder jenes Gerät noch zu retten, zuerst das versuchen.</translation>
    </message>
    <message>
        <source>Forget “{device}”?</source>
        <translation>„{device}“ vergessen?</translation>
    </message>
    <message>
        <source>This computer does not show or count it any more, until it says something new. What it published stays, and nothing is deleted. It is not locked out: for that, take its keys away at the provider.</source>
        <translation>Dieser Computer zeigt und zählt es nicht mehr, bis es etwas Neues sagt. Was es veröffentlicht hat, bleibt, und nichts wird gelöscht. Ausgesperrt ist es damit nicht: Dazu müssen ihm beim Anbieter die Schlüssel genommen werden.</translation>
    </message>
    <message>
        <source>“{device}” is not shown here any more.</source>
        <translation>„{device}“ wird hier nicht mehr gezeigt.</translation>
    </message>
    <message>
        <source>Forget a device</source>
        <translation>Ein Gerät vergessen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Reading on…</source>
        <translation>Es wird weitergelesen …</translation>
    </message>
    <message>
        <source>Pass over what cannot be read</source>
        <translation>Unlesbares übergehen</translation>
    </message>
    <message>
        <source>Pass over</source>
        <translation>Übergehen</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Remove {what} from {library}?</source>
        <translation>{what} aus {library} entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The files are deleted, and links to them stop working.</source>
        <translation>Die Dateien werden gelöscht, und Links auf sie gehen nicht mehr.</translation>
    </message>
    <message>
        <source>What is there is deleted, for all devices of the library, and links to it stop working wherever they are used.</source>
        <translation>Was dort liegt, wird gelöscht, für alle Geräte der Bibliothek, und Links darauf funktionieren nirgends mehr.</translation>
    </message>
    <message>
        <source>It was published under {n} other name too, with the same link.</source>
        <translation>Es wurde auch unter {n} anderen Namen veröffentlicht, mit demselben Link.</translation>
    </message>
    <message>
        <source>It was published under {n} other names too, with the same link.</source>
        <translation>Es wurde auch unter {n} anderen Namen veröffentlicht, mit demselben Link.</translation>
    </message>
    <message>
        <source>The originals stay where they are.</source>
        <translation>Die Originale bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>RemovalWindows</name>
    <message>
        <source>{n} picture</source>
        <translation>{n} Bild</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>{n} Bilder</translation>
    </message>
    <message>
        <source>{n} renditions</source>
        <translation>{n} Fassungen</translation>
    </message>
    <message>
        <source>These pictures are in the library no more.</source>
        <translation>Diese Bilder sind nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>It was too late: they are deleted already.</source>
        <translation>Es war zu spät: sie sind schon gelöscht.</translation>
    </message>
    <message>
        <source>Some were deleted already. The others are back.</source>
        <translation>Einige waren schon gelöscht. Die anderen sind wieder da.</translation>
    </message>
    <message>
        <source>They are back.</source>
        <translation>Sie sind wieder da.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>{n} rendition removed</source>
        <translation>{n} Fassung entfernt</translation>
    </message>
    <message>
        <source>{n} renditions removed</source>
        <translation>{n} Fassungen entfernt</translation>
    </message>
    <message>
        <source>{n} picture removed</source>
        <translation>{n} Bild entfernt</translation>
    </message>
    <message>
        <source>{n} pictures removed</source>
        <translation>{n} Bilder entfernt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>A picture could not be removed from “{library}”: {name}.</source>
        <translation>Ein Bild konnte nicht aus „{library}“ entfernt werden: {name}.</translation>
    </message>
    <message>
        <source>{n} pictures could not be removed.</source>
        <translation>{n} Bilder konnten nicht entfernt werden.</translation>
    </message>
    <message>
        <source>A rendition could not be removed from “{library}”: {name}.</source>
        <translation>Eine Fassung konnte nicht aus „{library}“ entfernt werden: {name}.</translation>
    </message>
    <message>
        <source>{n} renditions could not be removed.</source>
        <translation>{n} Fassungen konnten nicht entfernt werden.</translation>
    </message>
    <message>
        <source>This is tried again by itself.</source>
        <translation>Das wird von selbst wieder versucht.</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Retry in “{library}”</source>
        <extracomment>The library that is chosen now: what failed in another one may be tried again in this.</extracomment>
        <translation>Erneut versuchen in „{library}“</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy links that expire</source>
        <translation>Links mit Ablauf kopieren</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>Links kopieren</translation>
    </message>
    <message>
        <source>QR code…</source>
        <translation>QR-Code…</translation>
    </message>
    <message>
        <source>Open the first link</source>
        <translation>Ersten Link öffnen</translation>
    </message>
    <message>
        <source>Show the original in its folder</source>
        <translation>Original in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Remove from the library…</source>
        <translation>Aus der Bibliothek entfernen…</translation>
    </message>
</context>
<context>
    <name>RowRemoval</name>
    <message>
        <source>{n} picture removed from the list</source>
        <translation>{n} Bild aus der Liste entfernt</translation>
    </message>
    <message>
        <source>{n} pictures removed from the list</source>
        <translation>{n} Bilder aus der Liste entfernt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>They are back.</source>
        <translation>Sie sind wieder da.</translation>
    </message>
    <message>
        <source>It is back.</source>
        <translation>Es ist wieder da.</translation>
    </message>
</context>
<context>
    <name>SavingFoot</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Cannot be saved: something is not right</source>
        <translation>Nicht speicherbar: etwas stimmt nicht</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>The system says: {0}.</source>
        <translation>Das System meldet: {0}.</translation>
    </message>
    <message>
        <source>The cache could not be looked through.</source>
        <translation>Der Zwischenspeicher konnte nicht durchgesehen werden.</translation>
    </message>
    <message>
        <source>Its keys hold a session token: they end within hours.</source>
        <translation>Seine Schlüssel enthalten ein Sitzungs-Token: sie gelten nur Stunden.</translation>
    </message>
    <message>
        <source>It takes on a role, with keys that end within hours.</source>
        <translation>Es nimmt eine Rolle an, mit Schlüsseln, die nur Stunden gelten.</translation>
    </message>
    <message>
        <source>It signs in with a browser (SSO), with keys that end within hours.</source>
        <translation>Es meldet sich über einen Browser an (SSO), mit Schlüsseln, die nur Stunden gelten.</translation>
    </message>
    <message>
        <source>It signs in with a browser, with keys that end within hours.</source>
        <translation>Es meldet sich über einen Browser an, mit Schlüsseln, die nur Stunden gelten.</translation>
    </message>
    <message>
        <source>It signs in with a token of another service, with keys that end within hours.</source>
        <translation>Es meldet sich mit dem Token eines anderen Dienstes an, mit Schlüsseln, die nur Stunden gelten.</translation>
    </message>
    <message>
        <source>Its keys come from another program, which rethumb does not run.</source>
        <translation>Seine Schlüssel kommen aus einem anderen Programm, das rethumb nicht ausführt.</translation>
    </message>
    <message>
        <source>It holds no key id and secret.</source>
        <translation>Es enthält keine Schlüssel-ID und keinen geheimen Schlüssel.</translation>
    </message>
    <message>
        <source>Line {0} is neither a section nor a setting.</source>
        <translation>Zeile {0} ist weder Abschnitt noch Einstellung.</translation>
    </message>
    <message>
        <source>The AWS profiles in “{0}” cannot be read.</source>
        <translation>Die AWS-Profile in „{0}“ sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The keys kept as “{0}” are damaged.</source>
        <translation>Die als „{0}“ aufbewahrten Schlüssel sind beschädigt.</translation>
    </message>
    <message>
        <source>Give the account these keys again.</source>
        <translation>Dem Konto diese Schlüssel erneut geben.</translation>
    </message>
    <message>
        <source>The keyring gave something else than “{0}”.</source>
        <translation>Der Schlüsselbund lieferte etwas anderes als „{0}“.</translation>
    </message>
    <message>
        <source>It was not used. Look into the keyring with its own program, or give the keys again.</source>
        <translation>Es wurde nicht verwendet. Den Schlüsselbund mit seinem eigenen Programm ansehen oder die Schlüssel erneut eingeben.</translation>
    </message>
    <message>
        <source>Keys from the environment cannot be kept by rethumb.</source>
        <translation>Schlüssel aus der Umgebung kann rethumb nicht aufbewahren.</translation>
    </message>
    <message>
        <source>Set {0} and {1} where rethumb is started.</source>
        <translation>{0} und {1} dort setzen, wo rethumb gestartet wird.</translation>
    </message>
    <message>
        <source>The library key of “{0}” is damaged.</source>
        <translation>Der Bibliotheksschlüssel von „{0}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is no library key.</source>
        <translation>{0} ist kein Bibliotheksschlüssel.</translation>
    </message>
    <message>
        <source>The library key in “{0}” is damaged.</source>
        <translation>Der Bibliotheksschlüssel in „{0}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>A library key is 52 letters and digits.</source>
        <translation>Ein Bibliotheksschlüssel besteht aus 52 Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Keep the keys for this session only, or set them in the environment.</source>
        <translation>Die Schlüssel nur für diese Sitzung behalten oder in der Umgebung setzen.</translation>
    </message>
    <message>
        <source>The keyring did not answer within {0} seconds.</source>
        <translation>Der Schlüsselbund antwortete nicht innerhalb von {0} Sekunden.</translation>
    </message>
    <message>
        <source>It may be waiting for you to unlock it: look for its window, then try again.</source>
        <translation>Vielleicht wartet er auf das Entsperren: nach seinem Fenster sehen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The keyring does not keep what it is given.</source>
        <translation>Der Schlüsselbund behält nicht, was er bekommt.</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>Ihn entsperren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The keyring was not opened.</source>
        <translation>Der Schlüsselbund wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Answer its question, then try again.</source>
        <translation>Seine Frage beantworten, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The keyring does not work.</source>
        <translation>Der Schlüsselbund arbeitet nicht.</translation>
    </message>
    <message>
        <source>It answered “{0}”. {1}</source>
        <translation>Die Antwort war „{0}“. {1}</translation>
    </message>
    <message>
        <source>There is no keyring on this computer.</source>
        <translation>Auf diesem Computer gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>“{0}” exists already.</source>
        <translation>„{0}“ gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name, or allow overwriting.</source>
        <translation>Einen anderen Namen wählen oder das Überschreiben erlauben.</translation>
    </message>
    <message>
        <source>“{0}” is not there.</source>
        <translation>„{0}“ ist nicht da.</translation>
    </message>
    <message>
        <source>“{0}” is a link that leads back to itself.</source>
        <translation>„{0}“ ist eine Verknüpfung, die auf sich selbst zurückführt.</translation>
    </message>
    <message>
        <source>The name is too long for this disk.</source>
        <translation>Der Name ist zu lang für diesen Datenträger.</translation>
    </message>
    <message>
        <source>“{0}” may not be read: permission denied.</source>
        <translation>„{0}“ darf nicht gelesen werden: Zugriff verweigert.</translation>
    </message>
    <message>
        <source>Give yourself the right to read it, then try again.</source>
        <translation>Das Leserecht dafür vergeben, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>This is a folder, not a picture.</source>
        <translation>Das ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>“{0}” could not be read.</source>
        <translation>„{0}“ konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Your share of the disk is used up.</source>
        <translation>Der eigene Anteil am Datenträger ist aufgebraucht.</translation>
    </message>
    <message>
        <source>“{0}” was not written.</source>
        <translation>„{0}“ wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>Der Datenträger ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>“{0}” may not be written: permission denied.</source>
        <translation>„{0}“ darf nicht geschrieben werden: Zugriff verweigert.</translation>
    </message>
    <message>
        <source>Choose another folder, or give yourself the right to write there.</source>
        <translation>Einen anderen Ordner wählen oder dort das Schreibrecht vergeben.</translation>
    </message>
    <message>
        <source>The folder for “{0}” is not there.</source>
        <translation>Der Ordner für „{0}“ ist nicht da.</translation>
    </message>
    <message>
        <source>“{0}” is a folder.</source>
        <translation>„{0}“ ist ein Ordner.</translation>
    </message>
    <message>
        <source>“{0}” could not be written.</source>
        <translation>„{0}“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>“{0}” is no file name.</source>
        <translation>„{0}“ ist kein Dateiname.</translation>
    </message>
    <message>
        <source>“{0}” changed while it was read.</source>
        <translation>„{0}“ änderte sich beim Lesen.</translation>
    </message>
    <message>
        <source>Another program seems to be writing it still.</source>
        <translation>Ein anderes Programm scheint noch daran zu schreiben.</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>This is {0}, not a picture.</source>
        <translation>Das ist {0}, kein Bild.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is too large: {0} MB.</source>
        <translation>Die Datei ist zu groß: {0} MB.</translation>
    </message>
    <message>
        <source>At most {0} MB are read.</source>
        <translation>Höchstens {0} MB werden gelesen.</translation>
    </message>
    <message>
        <source>The program met an error of its own.</source>
        <translation>Im Programm ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Recipe “{0}”, character {1}: {2}.</source>
        <translation>Rezept „{0}“, Zeichen {1}: {2}.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>The bucket has a policy that cannot be read.</source>
        <translation>Der Bucket hat eine Policy, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>It is no JSON object with statements, so nothing was added to it. Look at it at the provider.</source>
        <translation>Sie ist kein JSON-Objekt mit Statements, darum kam nichts hinzu. Beim Anbieter ansehen.</translation>
    </message>
    <message>
        <source>The prefix “{0}” cannot stand in a policy.</source>
        <translation>Das Präfix „{0}“ kann nicht in einer Policy stehen.</translation>
    </message>
    <message>
        <source>A prefix with *, ? or $ would open other places too. Use another prefix.</source>
        <translation>Ein Präfix mit *, ? oder $ würde auch andere Orte öffnen. Ein anderes Präfix wählen.</translation>
    </message>
    <message>
        <source>“{0}” is not a user that a policy can name.</source>
        <translation>„{0}“ ist kein Benutzer, den eine Policy nennen kann.</translation>
    </message>
    <message>
        <source>At Amazon it is an ARN, as in arn:aws:iam::123456789012:user/ann; on a RADOS gateway the user&apos;s name.</source>
        <translation>Bei Amazon ist es eine ARN wie arn:aws:iam::123456789012:user/ann, an einem RADOS-Gateway der Name des Benutzers.</translation>
    </message>
    <message>
        <source>is 6 to 63 letters, digits and hyphens, has no dots and does not begin with “b2-”</source>
        <translation>6 bis 63 Buchstaben, Ziffern und Bindestriche, keine Punkte und am Anfang kein „b2-“</translation>
    </message>
    <message>
        <source>is 3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end</source>
        <translation>3 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, ohne Bindestrich am Anfang und am Ende</translation>
    </message>
    <message>
        <source>Objects become public by a bucket policy that lets everybody read them.</source>
        <translation>Objekte werden öffentlich durch eine Bucket-Policy, nach der alle sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Amazon S3</source>
        <translation>Amazon S3</translation>
    </message>
    <message>
        <source>New buckets block public policies: lift “Block Public Access” first. Without it links expire after 7 days.</source>
        <translation>Neue Buckets sperren öffentliche Policys: zuerst „Block Public Access“ aufheben. Sonst laufen Links nach 7 Tagen ab.</translation>
    </message>
    <message>
        <source>Ceph object gateway</source>
        <translation>Ceph Object Gateway</translation>
    </message>
    <message>
        <source>Each object is made public by itself, or all of them by a bucket policy.</source>
        <translation>Jedes Objekt wird einzeln öffentlich, oder alle durch eine Bucket-Policy.</translation>
    </message>
    <message>
        <source>The operator of the gateway tells you its address. Any region will do.</source>
        <translation>Die Adresse nennt der Betreiber des Gateways. Die Region ist beliebig.</translation>
    </message>
    <message>
        <source>DreamObjects US-East 1</source>
        <translation>DreamObjects US-East 1</translation>
    </message>
    <message>
        <source>Each object is made public by itself.</source>
        <translation>Jedes Objekt wird einzeln öffentlich.</translation>
    </message>
    <message>
        <source>DreamHost is moving its customers to US-East 5: look in its panel which one is yours.</source>
        <translation>DreamHost zieht seine Kunden nach US-East 5 um: das Panel dort zeigt, was gilt.</translation>
    </message>
    <message>
        <source>DreamObjects US-East 5</source>
        <translation>DreamObjects US-East 5</translation>
    </message>
    <message>
        <source>Public is the bucket as a whole, set in DreamHost&apos;s panel; strangers can then list the names in it too.</source>
        <translation>Öffentlich wird der Bucket als Ganzes, im Panel von DreamHost; Fremde können dann auch die Namen darin auflisten.</translation>
    </message>
    <message>
        <source>Every overwrite may leave an older version behind.</source>
        <translation>Jedes Überschreiben kann eine ältere Version zurücklassen.</translation>
    </message>
    <message>
        <source>Cloudflare R2</source>
        <translation>Cloudflare R2</translation>
    </message>
    <message>
        <source>Public is the bucket as a whole, at an address of its own: switch on its public development URL or connect a domain, and enter that as the public base URL.</source>
        <translation>Öffentlich wird der Bucket als Ganzes, unter einer eigenen Adresse: die öffentliche Entwicklungs-URL einschalten oder eine Domain verbinden und sie als öffentliche Basis-URL eintragen.</translation>
    </message>
    <message>
        <source>The account id stands in R2&apos;s overview; a bucket of a jurisdiction has another endpoint, to be pasted.</source>
        <translation>Die Konto-ID steht in der Übersicht von R2; ein Bucket einer Jurisdiktion hat einen anderen Endpunkt, der einzufügen ist.</translation>
    </message>
    <message>
        <source>Backblaze B2</source>
        <translation>Backblaze B2</translation>
    </message>
    <message>
        <source>Public is the bucket as a whole, set where the bucket is made.</source>
        <translation>Öffentlich wird der Bucket als Ganzes, eingestellt beim Anlegen.</translation>
    </message>
    <message>
        <source>The bucket&apos;s page names its endpoint. The master key does not work: make an application key. Every overwrite leaves an older version behind.</source>
        <translation>Die Seite des Buckets nennt seinen Endpunkt. Der Hauptschlüssel geht nicht: einen Anwendungsschlüssel anlegen. Jedes Überschreiben lässt eine ältere Version zurück.</translation>
    </message>
    <message>
        <source>Public access may have to be asked for from its support. Deleted objects are charged for a minimum time.</source>
        <translation>Öffentlicher Zugriff muss eventuell beim Support beantragt werden. Gelöschte Objekte werden eine Mindestzeit lang berechnet.</translation>
    </message>
    <message>
        <source>Its address is that of your own server, often with port 9000.</source>
        <translation>Die Adresse ist die des eigenen Servers, oft mit Port 9000.</translation>
    </message>
    <message>
        <source>Another S3-compatible store</source>
        <translation>Ein anderer S3-kompatibler Speicher</translation>
    </message>
    <message>
        <source>How objects become public is found out by the connection test.</source>
        <translation>Wie Objekte öffentlich werden, zeigt der Verbindungstest.</translation>
    </message>
    <message>
        <source>Your provider tells you its address.</source>
        <translation>Die Adresse nennt der Anbieter.</translation>
    </message>
    <message>
        <source>“{0}” cannot be a bucket there: at {1} a name {2}.</source>
        <translation>„{0}“ kann dort kein Bucket sein: bei {1} hat ein Name {2}.</translation>
    </message>
    <message>
        <source>“{0}” is given twice</source>
        <translation>„{0}“ ist doppelt angegeben</translation>
    </message>
    <message>
        <source>“{0}” {1}</source>
        <translation>„{0}“ {1}</translation>
    </message>
    <message>
        <source>“{0}” has no value</source>
        <translation>„{0}“ hat keinen Wert</translation>
    </message>
    <message>
        <source>a recipe is empty; “metadata/none” keeps the picture&apos;s size</source>
        <translation>ein Rezept ist leer; „metadata/none“ behält die Bildgröße</translation>
    </message>
    <message>
        <source>nothing between two slashes</source>
        <translation>nichts zwischen zwei Schrägstrichen</translation>
    </message>
    <message>
        <source> (did you mean “{0}”?)</source>
        <translation> (gemeint „{0}“?)</translation>
    </message>
    <message>
        <source>unknown parameter “{0}”{1}</source>
        <translation>unbekannter Parameter „{0}“{1}</translation>
    </message>
    <message>
        <source>“{0}” cannot stand beside “exif/all”</source>
        <translation>„{0}“ kann nicht neben „exif/all“ stehen</translation>
    </message>
    <message>
        <source>“{0}” cannot stand beside “{1}”</source>
        <translation>„{0}“ kann nicht neben „{1}“ stehen</translation>
    </message>
    <message>
        <source>“focus” needs “square” or “cover”</source>
        <translation>„focus“ braucht „square“ oder „cover“</translation>
    </message>
    <message>
        <source>“enlarge” needs a size</source>
        <translation>„enlarge“ braucht eine Größe</translation>
    </message>
    <message>
        <source>is {0}, not “{1}”</source>
        <translation>ist {0}, nicht „{1}“</translation>
    </message>
    <message>
        <source>is {0}, {1} to {2}, not {3}</source>
        <translation>ist {0} von {1} bis {2}, nicht {3}</translation>
    </message>
    <message>
        <source>a number of pixels</source>
        <translation>eine Anzahl Pixel</translation>
    </message>
    <message>
        <source>is a width and a height as in 800x600, not “{0}”</source>
        <translation>ist eine Breite und eine Höhe wie 800x600, nicht „{0}“</translation>
    </message>
    <message>
        <source>is “auto” or two numbers from 0 to 1 as in 0.30,0.75, not “{0}”</source>
        <translation>ist „auto“ oder zwei Zahlen von 0 bis 1 wie 0.30,0.75, nicht „{0}“</translation>
    </message>
    <message>
        <source>is two numbers from 0 to 1, not “{0}”</source>
        <translation>sind zwei Zahlen von 0 bis 1, nicht „{0}“</translation>
    </message>
    <message>
        <source>is two numbers from 0 to 1, not {0}</source>
        <translation>sind zwei Zahlen von 0 bis 1, nicht {0}</translation>
    </message>
    <message>
        <source>can only be “yes”, not “{0}”</source>
        <translation>kann nur „yes“ sein, nicht „{0}“</translation>
    </message>
    <message>
        <source>can only be “all”, not “{0}”</source>
        <translation>kann nur „all“ sein, nicht „{0}“</translation>
    </message>
    <message>
        <source>is one of {0}, not “{1}”</source>
        <translation>ist eines von {0}, nicht „{1}“</translation>
    </message>
    <message>
        <source>a quality</source>
        <translation>eine Qualität</translation>
    </message>
    <message>
        <source>a number of bytes</source>
        <translation>eine Anzahl Byte</translation>
    </message>
    <message>
        <source>is a colour of six hexadecimal digits as in ff8800, not “{0}”</source>
        <translation>ist eine Farbe aus sechs Hexadezimalziffern wie ff8800, nicht „{0}“</translation>
    </message>
    <message>
        <source>is letters and digits, not “{0}”</source>
        <translation>besteht aus Buchstaben und Ziffern, nicht „{0}“</translation>
    </message>
    <message>
        <source>is at most {0} letters and digits</source>
        <translation>hat höchstens {0} Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>It is taken once something is in it.</source>
        <translation>Sie wird genommen, sobald etwas darin ist.</translation>
    </message>
    <message>
        <source>The original&apos;s metadata is malformed and was left out.</source>
        <translation>Die Metadaten des Originals sind fehlerhaft und wurden weggelassen.</translation>
    </message>
    <message>
        <source>The original&apos;s metadata is too long for a JPEG and was left out.</source>
        <translation>Die Metadaten des Originals sind zu lang für ein JPEG und wurden weggelassen.</translation>
    </message>
    <message>
        <source>IPTC metadata is not kept in this format.</source>
        <translation>IPTC-Metadaten werden in diesem Format nicht behalten.</translation>
    </message>
    <message>
        <source>GIF holds no metadata: the original&apos;s was left out.</source>
        <translation>GIF enthält keine Metadaten: die des Originals wurden weggelassen.</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} Pixeln</translation>
    </message>
    <message>
        <source>{0} cannot hold a picture of {1}.</source>
        <translation>{0} fasst kein Bild von {1}.</translation>
    </message>
    <message>
        <source>Its sides have at most {0} pixels; choose a smaller size or another format.</source>
        <translation>Seine Seiten haben höchstens {0} Pixel; eine kleinere Größe oder ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>A picture of {0} is too large as {1}.</source>
        <translation>Ein Bild von {0} ist als {1} zu groß.</translation>
    </message>
    <message>
        <source>At most {0} pixels are made; choose a smaller size.</source>
        <translation>Höchstens {0} Pixel werden erzeugt; eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>The picture is larger than can be opened safely.</source>
        <translation>Das Bild ist größer, als sicher geöffnet werden kann.</translation>
    </message>
    <message>
        <source>There is not enough memory to open the picture.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um das Bild zu öffnen.</translation>
    </message>
    <message>
        <source>The picture uses a rare variant of its format that cannot be read.</source>
        <translation>Das Bild nutzt eine seltene Variante seines Formats, die nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Open it in another program and save it as PNG or JPEG.</source>
        <translation>Es in einem anderen Programm öffnen und als PNG oder JPEG speichern.</translation>
    </message>
    <message>
        <source>It cannot be decoded completely; try to get the file once more from where it came.</source>
        <translation>Es lässt sich nicht vollständig dekodieren; die Datei noch einmal von ihrer Quelle holen.</translation>
    </message>
    <message>
        <source>Its end is missing; try to get the file once more from where it came.</source>
        <translation>Sein Ende fehlt; die Datei noch einmal von ihrer Quelle holen.</translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation>Das Bild ist beschädigt.</translation>
    </message>
    <message>
        <source>The animation is too long: {0} frames.</source>
        <translation>Die Animation ist zu lang: {0} Einzelbilder.</translation>
    </message>
    <message>
        <source>At most {0} are read; a still format such as jpg takes the first frame.</source>
        <translation>Höchstens {0} werden gelesen; ein unbewegtes Format wie jpg nimmt das erste Einzelbild.</translation>
    </message>
    <message>
        <source>The animation is too large: {0} megapixels in {1} frames.</source>
        <translation>Die Animation ist zu groß: {0} Megapixel in {1} Einzelbildern.</translation>
    </message>
    <message>
        <source>At most {0} megapixels are read.</source>
        <translation>Höchstens {0} Megapixel werden gelesen.</translation>
    </message>
    <message>
        <source>The animation would be too large: {0} megapixels in {1} frames.</source>
        <translation>Die Animation würde zu groß: {0} Megapixel in {1} Einzelbildern.</translation>
    </message>
    <message>
        <source>At most {0} megapixels are made: choose a smaller size.</source>
        <translation>Höchstens {0} Megapixel werden erzeugt: eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>The picture does not fit into {0} bytes.</source>
        <translation>Das Bild passt nicht in {0} Byte.</translation>
    </message>
    <message>
        <source>The smallest that can be made of it at this size has {0} bytes; allow more, or fewer pixels.</source>
        <translation>Das Kleinste in dieser Größe hat {0} Byte; mehr erlauben oder weniger Pixel.</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture.</source>
        <translation>Der Arbeitsspeicher reicht nicht für dieses Bild.</translation>
    </message>
    <message>
        <source>The colour profile is broken or does not fit the picture and was ignored.</source>
        <translation>Das Farbprofil ist defekt oder passt nicht zum Bild und wurde nicht beachtet.</translation>
    </message>
    <message>
        <source>Kept at {0} px: the original is not larger.</source>
        <translation>Bei {0} px belassen: das Original ist nicht größer.</translation>
    </message>
    <message>
        <source>Animated: only the first of {0} frames.</source>
        <translation>Animiert: nur das erste von {0} Einzelbildern.</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bildern</translation>
    </message>
    <message>
        <source>Only the first of {0} {1}.</source>
        <translation>Von {0} {1} nur Nummer 1.</translation>
    </message>
    <message>
        <source>The picture is put together from more pixels than can be decoded in a short time.</source>
        <translation>Das Bild ist aus mehr Pixeln zusammengesetzt, als sich in kurzer Zeit dekodieren lassen.</translation>
    </message>
    <message>
        <source>The file has too many pages.</source>
        <translation>Die Datei hat zu viele Seiten.</translation>
    </message>
    <message>
        <source>At most {0} are read.</source>
        <translation>Höchstens {0} werden gelesen.</translation>
    </message>
    <message>
        <source>The picture would take too long to decode: it is stored in {0} layers.</source>
        <translation>Das Dekodieren würde zu lange dauern: das Bild ist in {0} Schichten gespeichert.</translation>
    </message>
    <message>
        <source>Usual are about ten; open it in another program and save it anew.</source>
        <translation>Üblich sind etwa zehn; es in einem anderen Programm öffnen und neu speichern.</translation>
    </message>
    <message>
        <source>This is a HEIC photograph; reading these needs an addition.</source>
        <translation>Das ist ein HEIC-Foto; dafür ist eine Ergänzung nötig.</translation>
    </message>
    <message>
        <source>Install it with: pip install &quot;rethumb-desktop[heif]&quot;</source>
        <translation>Installieren mit: pip install &quot;rethumb-desktop[heif]&quot;</translation>
    </message>
    <message>
        <source>The picture is too large: {0} × {1} pixels.</source>
        <translation>Das Bild ist zu groß: {0} × {1} Pixel.</translation>
    </message>
    <message>
        <source>That is {0} megapixels; at most {1} are opened.</source>
        <translation>Das sind {0} Megapixel; höchstens {1} werden geöffnet.</translation>
    </message>
    <message>
        <source>The picture needs too much memory.</source>
        <translation>Das Bild braucht zu viel Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>About {0} MB; at most {1} MB are used.</source>
        <translation>Etwa {0} MB; höchstens {1} MB werden genutzt.</translation>
    </message>
    <message>
        <source>a PSD (Photoshop) file</source>
        <translation>eine PSD-Datei (Photoshop)</translation>
    </message>
    <message>
        <source>an ICNS (Apple icon) file</source>
        <translation>eine ICNS-Datei (Apple-Symbol)</translation>
    </message>
    <message>
        <source>a JPEG XL file</source>
        <translation>eine JPEG-XL-Datei</translation>
    </message>
    <message>
        <source>a JPEG 2000 file</source>
        <translation>eine JPEG-2000-Datei</translation>
    </message>
    <message>
        <source>a PostScript (EPS) file</source>
        <translation>eine PostScript-Datei (EPS)</translation>
    </message>
    <message>
        <source>a RAF raw photograph</source>
        <translation>ein RAF-Rohfoto</translation>
    </message>
    <message>
        <source>an ORF raw photograph</source>
        <translation>ein ORF-Rohfoto</translation>
    </message>
    <message>
        <source>an RW2 raw photograph</source>
        <translation>ein RW2-Rohfoto</translation>
    </message>
    <message>
        <source>an X3F raw photograph</source>
        <translation>ein X3F-Rohfoto</translation>
    </message>
    <message>
        <source>an MRW raw photograph</source>
        <translation>ein MRW-Rohfoto</translation>
    </message>
    <message>
        <source>an SGI file</source>
        <translation>eine SGI-Datei</translation>
    </message>
    <message>
        <source>a Radiance HDR file</source>
        <translation>eine Radiance-HDR-Datei</translation>
    </message>
    <message>
        <source>an OpenEXR file</source>
        <translation>eine OpenEXR-Datei</translation>
    </message>
    <message>
        <source>a DDS texture</source>
        <translation>eine DDS-Textur</translation>
    </message>
    <message>
        <source>an XCF (GIMP) file</source>
        <translation>eine XCF-Datei (GIMP)</translation>
    </message>
    <message>
        <source>a QOI file</source>
        <translation>eine QOI-Datei</translation>
    </message>
    <message>
        <source>a BPG file</source>
        <translation>eine BPG-Datei</translation>
    </message>
    <message>
        <source>a FLIF file</source>
        <translation>eine FLIF-Datei</translation>
    </message>
    <message>
        <source>an MNG file</source>
        <translation>eine MNG-Datei</translation>
    </message>
    <message>
        <source>a JNG file</source>
        <translation>eine JNG-Datei</translation>
    </message>
    <message>
        <source>a FITS file</source>
        <translation>eine FITS-Datei</translation>
    </message>
    <message>
        <source>a WMF file</source>
        <translation>eine WMF-Datei</translation>
    </message>
    <message>
        <source>an EMF file</source>
        <translation>eine EMF-Datei</translation>
    </message>
    <message>
        <source>a DjVu file</source>
        <translation>eine DjVu-Datei</translation>
    </message>
    <message>
        <source>a PCX file</source>
        <translation>eine PCX-Datei</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a ZIP archive or an office document</source>
        <translation>ein ZIP-Archiv oder Office-Dokument</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>ein RAR-Archiv</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>ein 7z-Archiv</translation>
    </message>
    <message>
        <source>a compressed file</source>
        <translation>eine komprimierte Datei</translation>
    </message>
    <message>
        <source>a Matroska or WebM video</source>
        <translation>ein Matroska- oder WebM-Video</translation>
    </message>
    <message>
        <source>a sound file</source>
        <translation>eine Tondatei</translation>
    </message>
    <message>
        <source>a sound or video file</source>
        <translation>eine Ton- oder Videodatei</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>eine Datenbank</translation>
    </message>
    <message>
        <source>an office document</source>
        <translation>ein Office-Dokument</translation>
    </message>
    <message>
        <source>a TGA file</source>
        <translation>eine TGA-Datei</translation>
    </message>
    <message>
        <source>The file holds nothing but zeros: its content was never written.</source>
        <translation>Die Datei enthält nur Nullen: ihr Inhalt wurde nie geschrieben.</translation>
    </message>
    <message>
        <source>a TGA file, it seems</source>
        <translation>anscheinend eine TGA-Datei</translation>
    </message>
    <message>
        <source>This is not a picture, or none of a known format.</source>
        <translation>Das ist kein Bild oder keines in einem bekannten Format.</translation>
    </message>
    <message>
        <source>an ICO (Windows icon) file</source>
        <translation>eine ICO-Datei (Windows-Symbol)</translation>
    </message>
    <message>
        <source>a CUR (Windows cursor) file</source>
        <translation>eine CUR-Datei (Windows-Mauszeiger)</translation>
    </message>
    <message>
        <source>a CR3 raw photograph</source>
        <translation>ein CR3-Rohfoto</translation>
    </message>
    <message>
        <source>This is an MP4 or MOV video, not a picture.</source>
        <translation>Das ist ein MP4- oder MOV-Video, kein Bild.</translation>
    </message>
    <message>
        <source>This is a MOV video, not a picture.</source>
        <translation>Das ist ein MOV-Video, kein Bild.</translation>
    </message>
    <message>
        <source>This is a sound or video file, not a picture.</source>
        <translation>Das ist eine Ton- oder Videodatei, kein Bild.</translation>
    </message>
    <message>
        <source>a PNM (PPM, PGM or PBM) file</source>
        <translation>eine PNM-Datei (PPM, PGM oder PBM)</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>This is a web page (HTML), not a picture.</source>
        <translation>Das ist eine Webseite (HTML), kein Bild.</translation>
    </message>
    <message>
        <source>This is an XML document, not a picture.</source>
        <translation>Das ist ein XML-Dokument, kein Bild.</translation>
    </message>
    <message>
        <source>an XPM file</source>
        <translation>eine XPM-Datei</translation>
    </message>
    <message>
        <source>This is plain text, not a picture.</source>
        <translation>Das ist reiner Text, kein Bild.</translation>
    </message>
    <message>
        <source>a CR2 raw photograph</source>
        <translation>ein CR2-Rohfoto</translation>
    </message>
    <message>
        <source>a DNG raw photograph</source>
        <translation>ein DNG-Rohfoto</translation>
    </message>
    <message>
        <source>a raw photograph</source>
        <translation>ein Rohfoto</translation>
    </message>
    <message>
        <source>This is {0}; rethumb reads {1}.</source>
        <translation>Das ist {0}; rethumb liest {1}.</translation>
    </message>
    <message>
        <source>rethumb reads {0}.</source>
        <translation>rethumb liest {0}.</translation>
    </message>
    <message>
        <source>The index is busy: another rethumb is writing to it.</source>
        <translation>Der Index ist belegt: ein anderes rethumb schreibt hinein.</translation>
    </message>
    <message>
        <source>Close the other one, or try again in a moment.</source>
        <translation>Das andere schließen oder gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The index could not be written to.</source>
        <translation>In den Index konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The index cannot be opened or may not be written to.</source>
        <translation>Der Index lässt sich nicht öffnen oder darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Look at the rights of the folder it is in.</source>
        <translation>Die Rechte seines Ordners prüfen.</translation>
    </message>
    <message>
        <source>The disk failed while the index was in use.</source>
        <translation>Der Datenträger versagte, während der Index benutzt wurde.</translation>
    </message>
    <message>
        <source>The index is damaged.</source>
        <translation>Der Index ist beschädigt.</translation>
    </message>
    <message>
        <source>Start rethumb again: it sets the damaged file aside and makes a new one.</source>
        <translation>rethumb neu starten: es legt die beschädigte Datei beiseite und eine neue an.</translation>
    </message>
    <message>
        <source>The program ended while the picture was being deleted.</source>
        <translation>Das Programm endete, während das Bild gelöscht wurde.</translation>
    </message>
    <message>
        <source>It is deleted again.</source>
        <translation>Es wird erneut gelöscht.</translation>
    </message>
    <message>
        <source>before {0} {1}</source>
        <translation>vor {0} {1}</translation>
    </message>
    <message>
        <source>The index was made by a newer version of rethumb.</source>
        <translation>Der Index stammt von einer neueren Version von rethumb.</translation>
    </message>
    <message>
        <source>Install that version again; nothing was changed.</source>
        <translation>Diese Version wieder installieren; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The index is damaged, and another rethumb is using it.</source>
        <translation>Der Index ist beschädigt, und ein anderes rethumb benutzt ihn.</translation>
    </message>
    <message>
        <source>Close the other one and start again.</source>
        <translation>Das andere schließen und neu starten.</translation>
    </message>
    <message>
        <source>The index was damaged. It was set aside as “{0}”, and a new one was begun.</source>
        <translation>Der Index war beschädigt. Er wurde als „{0}“ beiseitegelegt und ein neuer begonnen.</translation>
    </message>
    <message>
        <source>The program ended twice while it worked on this picture, so the picture was set aside.</source>
        <translation>Das Programm endete zweimal bei diesem Bild, daher wurde das Bild beiseitegelegt.</translation>
    </message>
    <message>
        <source>Try it again if the program was ended for another reason; else open the picture elsewhere and save it anew.</source>
        <translation>Erneut versuchen, wenn das Programm aus anderem Grund endete; sonst das Bild anderswo öffnen und neu speichern.</translation>
    </message>
    <message>
        <source>The GIF file is broken: {0}.</source>
        <translation>Die GIF-Datei ist defekt: {0}.</translation>
    </message>
    <message>
        <source>The {0} file is broken: {1}.</source>
        <translation>Die {0}-Datei ist defekt: {1}.</translation>
    </message>
    <message>
        <source>The {0} item is broken: {1}.</source>
        <translation>Das Element {0} ist defekt: {1}.</translation>
    </message>
    <message>
        <source>The picture data ends early.</source>
        <translation>Die Bilddaten enden zu früh.</translation>
    </message>
    <message>
        <source>The JPEG file is broken: {0}.</source>
        <translation>Die JPEG-Datei ist defekt: {0}.</translation>
    </message>
    <message>
        <source>The Photoshop block is broken: {0}.</source>
        <translation>Der Photoshop-Block ist defekt: {0}.</translation>
    </message>
    <message>
        <source>A {0} chunk is broken: {1}.</source>
        <translation>Ein {0}-Chunk ist defekt: {1}.</translation>
    </message>
    <message>
        <source>The PNG file is broken: {0}.</source>
        <translation>Die PNG-Datei ist defekt: {0}.</translation>
    </message>
    <message>
        <source>its hexadecimal digits are broken</source>
        <translation>Hexadezimalziffern sind defekt</translation>
    </message>
    <message>
        <source>The TIFF file is broken: {0}.</source>
        <translation>Die TIFF-Datei ist defekt: {0}.</translation>
    </message>
    <message>
        <source>The WebP file is broken: {0}.</source>
        <translation>Die WebP-Datei ist defekt: {0}.</translation>
    </message>
    <message>
        <source>it does not begin with the GIF signature</source>
        <translation>die GIF-Signatur am Anfang fehlt</translation>
    </message>
    <message>
        <source>the picture is cut off in its header</source>
        <translation>das Bild bricht im Kopf ab</translation>
    </message>
    <message>
        <source>the picture is cut off before its end</source>
        <translation>das Bild bricht vor seinem Ende ab</translation>
    </message>
    <message>
        <source>there is no block at byte {0}</source>
        <translation>bei Byte {0} steht kein Block</translation>
    </message>
    <message>
        <source>it has too many blocks</source>
        <translation>zu viele Blöcke</translation>
    </message>
    <message>
        <source>an extension is larger than 16 MB</source>
        <translation>eine Erweiterung ist größer als 16 MB</translation>
    </message>
    <message>
        <source>it has too many sub-blocks</source>
        <translation>zu viele Unterblöcke</translation>
    </message>
    <message>
        <source>it lies outside of the file</source>
        <translation>es liegt außerhalb der Datei</translation>
    </message>
    <message>
        <source>it is larger than 64 MB</source>
        <translation>größer als 64 MB</translation>
    </message>
    <message>
        <source>the last box is cut off</source>
        <translation>die letzte Box bricht ab</translation>
    </message>
    <message>
        <source>the box at byte {0} is cut off</source>
        <translation>die Box bei Byte {0} bricht ab</translation>
    </message>
    <message>
        <source>it has too many boxes</source>
        <translation>zu viele Boxen</translation>
    </message>
    <message>
        <source>a table of the meta box is cut off</source>
        <translation>eine Tabelle der Meta-Box bricht ab</translation>
    </message>
    <message>
        <source>the meta box names too many items</source>
        <translation>die Meta-Box nennt zu viele Elemente</translation>
    </message>
    <message>
        <source>the places of the items take no room</source>
        <translation>die Orte der Elemente nehmen keinen Platz ein</translation>
    </message>
    <message>
        <source>it does not begin with the JPEG marker</source>
        <translation>die JPEG-Markierung am Anfang fehlt</translation>
    </message>
    <message>
        <source>it has too many segments</source>
        <translation>zu viele Segmente</translation>
    </message>
    <message>
        <source>there is no segment at byte {0}</source>
        <translation>bei Byte {0} steht kein Segment</translation>
    </message>
    <message>
        <source>the segment {0} at byte {1} is cut off</source>
        <translation>das Segment {0} bei Byte {1} bricht ab</translation>
    </message>
    <message>
        <source>the Photoshop resources hold something else</source>
        <translation>die Photoshop-Ressourcen enthalten etwas anderes</translation>
    </message>
    <message>
        <source>a Photoshop resource is cut off</source>
        <translation>eine Photoshop-Ressource bricht ab</translation>
    </message>
    <message>
        <source>it does not begin with the PNG signature</source>
        <translation>die PNG-Signatur am Anfang fehlt</translation>
    </message>
    <message>
        <source>there is no chunk at byte {0}</source>
        <translation>bei Byte {0} steht kein Chunk</translation>
    </message>
    <message>
        <source>it has too many chunks</source>
        <translation>zu viele Chunks</translation>
    </message>
    <message>
        <source>its compressed data are broken</source>
        <translation>die komprimierten Daten sind defekt</translation>
    </message>
    <message>
        <source>it unpacks to more than 8 MB</source>
        <translation>entpackt größer als 8 MB</translation>
    </message>
    <message>
        <source>a text has no keyword</source>
        <translation>ein Text hat kein Schlüsselwort</translation>
    </message>
    <message>
        <source>an international text is cut off</source>
        <translation>ein internationaler Text bricht ab</translation>
    </message>
    <message>
        <source>there is no directory at byte {0}</source>
        <translation>bei Byte {0} steht kein Verzeichnis</translation>
    </message>
    <message>
        <source>the directory at byte {0} names {1} entries</source>
        <translation>das Verzeichnis bei Byte {0} nennt {1} Einträge</translation>
    </message>
    <message>
        <source>the block is too short for a TIFF header</source>
        <translation>der Block ist zu kurz für einen TIFF-Kopf</translation>
    </message>
    <message>
        <source>the block does not begin with a TIFF header</source>
        <translation>der Block beginnt nicht mit einem TIFF-Kopf</translation>
    </message>
    <message>
        <source>it does not begin with the WebP header</source>
        <translation>der WebP-Kopf am Anfang fehlt</translation>
    </message>
    <message>
        <source>the last chunk is cut off</source>
        <translation>der letzte Chunk bricht ab</translation>
    </message>
    <message>
        <source>the chunk at byte {0} is cut off</source>
        <translation>der Chunk bei Byte {0} bricht ab</translation>
    </message>
    <message>
        <source>The EXIF block is broken: {0}.</source>
        <translation>Der EXIF-Block ist defekt: {0}.</translation>
    </message>
    <message>
        <source>The {0} directory is broken: {1}.</source>
        <translation>Das Verzeichnis {0} ist defekt: {1}.</translation>
    </message>
    <message>
        <source>it holds more text than can be shown</source>
        <translation>mehr Text, als gezeigt werden kann</translation>
    </message>
    <message>
        <source>a table of the meta box holds something else</source>
        <translation>eine Tabelle der Meta-Box enthält etwas anderes</translation>
    </message>
    <message>
        <source>its frames cannot be found</source>
        <translation>die Einzelbilder sind nicht zu finden</translation>
    </message>
    <message>
        <source>the table {0} is cut off</source>
        <translation>die Tabelle {0} bricht ab</translation>
    </message>
    <message>
        <source>there is no picture in it</source>
        <translation>kein Bild enthalten</translation>
    </message>
    <message>
        <source>the directories are nested too deep</source>
        <translation>die Verzeichnisse sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>The {0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>The {0} is no position.</source>
        <translation>{0} ist keine Position.</translation>
    </message>
    <message>
        <source>The GPSTimeStamp is no time.</source>
        <translation>GPSTimeStamp ist keine Zeit.</translation>
    </message>
    <message>
        <source>it is no ICC profile</source>
        <translation>kein ICC-Profil</translation>
    </message>
    <message>
        <source>The IPTC block is broken: {0}.</source>
        <translation>Der IPTC-Block ist defekt: {0}.</translation>
    </message>
    <message>
        <source>there is no data set at byte {0}</source>
        <translation>bei Byte {0} steht kein Datensatz</translation>
    </message>
    <message>
        <source>a data set is too long</source>
        <translation>ein Datensatz ist zu lang</translation>
    </message>
    <message>
        <source>a data set is cut off</source>
        <translation>ein Datensatz bricht ab</translation>
    </message>
    <message>
        <source>it holds too many data sets</source>
        <translation>zu viele Datensätze</translation>
    </message>
    <message>
        <source>The maker notes {0}.</source>
        <translation>Herstellernotizen: {0}.</translation>
    </message>
    <message>
        <source>The maker notes are broken: {0}.</source>
        <translation>Die Herstellernotizen sind defekt: {0}.</translation>
    </message>
    <message>
        <source>a property list has no header</source>
        <translation>eine Eigenschaftsliste hat keinen Kopf</translation>
    </message>
    <message>
        <source>a property list is no small dictionary</source>
        <translation>eine Eigenschaftsliste ist kein kleines Wörterbuch</translation>
    </message>
    <message>
        <source>a property list is cut off</source>
        <translation>eine Eigenschaftsliste bricht ab</translation>
    </message>
    <message>
        <source>a group of custom functions is shorter than its header</source>
        <translation>eine Gruppe von Individualfunktionen ist kürzer als ihr Kopf</translation>
    </message>
    <message>
        <source>it ends before its directory</source>
        <translation>Ende vor dem Verzeichnis</translation>
    </message>
    <message>
        <source>there is no directory in it</source>
        <translation>kein Verzeichnis enthalten</translation>
    </message>
    <message>
        <source>a record is cut off</source>
        <translation>ein Satz bricht ab</translation>
    </message>
    <message>
        <source>directories stand in directories without an end</source>
        <translation>Verzeichnisse in Verzeichnissen ohne Ende</translation>
    </message>
    <message>
        <source>records stand in records without an end</source>
        <translation>Sätze in Sätzen ohne Ende</translation>
    </message>
    <message>
        <source>The colour profile is broken: {0}.</source>
        <translation>Das Farbprofil ist defekt: {0}.</translation>
    </message>
    <message>
        <source>No header tells the picture&apos;s size.</source>
        <translation>Kein Kopf nennt die Bildgröße.</translation>
    </message>
    <message>
        <source>The {0} file is damaged.</source>
        <translation>Die {0}-Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The XMP packet is broken: {0}.</source>
        <translation>Das XMP-Paket ist defekt: {0}.</translation>
    </message>
    <message>
        <source>a JPEG XR file</source>
        <translation>eine JPEG-XR-Datei</translation>
    </message>
    <message>
        <source>an MP4 or MOV video</source>
        <translation>ein MP4- oder MOV-Video</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>reiner Text</translation>
    </message>
    <message>
        <source>it holds too many values</source>
        <translation>zu viele Werte</translation>
    </message>
    <message>
        <source>it is larger than 8 MB</source>
        <translation>größer als 8 MB</translation>
    </message>
    <message>
        <source>it declares entities</source>
        <translation>deklariert Entitäten</translation>
    </message>
    <message>
        <source>it is no well-formed XML</source>
        <translation>kein wohlgeformtes XML</translation>
    </message>
    <message>
        <source>there is no RDF in it</source>
        <translation>kein RDF enthalten</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>public base URL</source>
        <translation>öffentliche Basis-URL</translation>
    </message>
    <message>
        <source>“{0}” cannot be a region.</source>
        <translation>„{0}“ kann keine Region sein.</translation>
    </message>
    <message>
        <source>“{0}” cannot be a storage class.</source>
        <translation>„{0}“ kann keine Speicherklasse sein.</translation>
    </message>
    <message>
        <source>An upload limit is at least {0} bytes a second, or 0 for none.</source>
        <translation>Eine Upload-Grenze ist mindestens {0} Byte pro Sekunde, oder 0 für keine.</translation>
    </message>
    <message>
        <source>An account&apos;s name is 1 to {0} characters.</source>
        <translation>Ein Kontoname hat 1 bis {0} Zeichen.</translation>
    </message>
    <message>
        <source>An account&apos;s name has no slash and does not begin with a hyphen.</source>
        <translation>Ein Kontoname enthält keinen Schrägstrich und beginnt nicht mit einem Bindestrich.</translation>
    </message>
    <message>
        <source>“{0}” is the name of the embedded library.</source>
        <translation>„{0}“ heißt die eingebaute Bibliothek.</translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a bucket.</source>
        <translation>„{0}“ kann kein Bucketname sein.</translation>
    </message>
    <message>
        <source>The {0} is an address such as https://s3.example.com, not “{1}”.</source>
        <translation>{0}: eine Adresse wie https://s3.example.com, nicht „{1}“.</translation>
    </message>
    <message>
        <source>The {0} has no user, question mark or #.</source>
        <translation>{0}: ohne Benutzer, Fragezeichen und #.</translation>
    </message>
    <message>
        <source>“{0}” cannot be a prefix.</source>
        <translation>„{0}“ kann kein Präfix sein.</translation>
    </message>
    <message>
        <source>“.rethumb” is kept for what devices tell each other.</source>
        <translation>„.rethumb“ ist dem vorbehalten, was Geräte einander mitteilen.</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Objects are made public one by one now: links of what was published before may not open.</source>
        <translation>Objekte werden jetzt einzeln öffentlich gemacht: ältere Links öffnen sich vielleicht nicht mehr.</translation>
    </message>
    <message>
        <source>Take those pictures out of the library and publish them again, or make the bucket public by a policy.</source>
        <translation>Diese Bilder aus der Bibliothek nehmen und erneut veröffentlichen, oder den Bucket durch eine Policy öffentlich machen.</translation>
    </message>
    <message>
        <source>There is no account “{0}”.</source>
        <translation>Es gibt kein Konto „{0}“.</translation>
    </message>
    <message>
        <source>The AWS profile “{0}” cannot be used.</source>
        <translation>Das AWS-Profil „{0}“ ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>There is no AWS profile “{0}”.</source>
        <translation>Es gibt kein AWS-Profil „{0}“.</translation>
    </message>
    <message>
        <source>Usable are: {0}.</source>
        <translation>Verwendbar sind: {0}.</translation>
    </message>
    <message>
        <source>There is an account “{0}” already.</source>
        <translation>Es gibt schon ein Konto „{0}“.</translation>
    </message>
    <message>
        <source>Under the name “{0}” pictures were published elsewhere.</source>
        <translation>Unter dem Namen „{0}“ wurden Bilder anderswo veröffentlicht.</translation>
    </message>
    <message>
        <source>They are in {0}. Choose another name for this account.</source>
        <translation>Sie liegen in {0}. Einen anderen Namen für dieses Konto wählen.</translation>
    </message>
    <message>
        <source>An account needs a key id and a secret.</source>
        <translation>Ein Konto braucht eine Schlüssel-ID und einen geheimen Schlüssel.</translation>
    </message>
    <message>
        <source>“{0}” is another place: {1}.</source>
        <translation>„{0}“ ist ein anderer Ort: {1}.</translation>
    </message>
    <message>
        <source>Give the endpoint, bucket and prefix of that account, or choose another name.</source>
        <translation>Endpunkt, Bucket und Präfix jenes Kontos angeben oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Endpoint, bucket and prefix of “{0}” cannot be changed: something is published there.</source>
        <translation>Endpunkt, Bucket und Präfix von „{0}“ sind nicht änderbar: dort ist etwas veröffentlicht.</translation>
    </message>
    <message>
        <source>Another place is another library: add it as an account of its own.</source>
        <translation>Ein anderer Ort ist eine andere Bibliothek: als eigenes Konto hinzufügen.</translation>
    </message>
    <message>
        <source>An empty name names no picture.</source>
        <translation>Ein leerer Name bezeichnet kein Bild.</translation>
    </message>
    <message>
        <source>Only addresses that begin with http or https are fetched.</source>
        <translation>Nur Adressen, die mit http oder https beginnen, werden abgerufen.</translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation>In diesem Ordner sind keine Bilder.</translation>
    </message>
    <message>
        <source>The file holds another picture now than when it was queued.</source>
        <translation>Die Datei enthält jetzt ein anderes Bild als beim Einreihen.</translation>
    </message>
    <message>
        <source>It is queued anew once nobody writes it any more.</source>
        <translation>Sie wird neu eingereiht, sobald niemand mehr in sie schreibt.</translation>
    </message>
    <message>
        <source>“{0}” is a folder of this computer: it has no policy.</source>
        <translation>„{0}“ ist ein Ordner dieses Rechners: Er hat keine Policy.</translation>
    </message>
    <message>
        <source>This library is here already, as “{0}”.</source>
        <translation>Diese Bibliothek ist schon da, als „{0}“.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>To publish there, give that account its keys.</source>
        <translation>Um dort zu veröffentlichen, diesem Konto seine Schlüssel geben.</translation>
    </message>
    <message>
        <source>This is no library key.</source>
        <translation>Das ist kein Bibliotheksschlüssel.</translation>
    </message>
    <message>
        <source>“{0}” has another library key, and pictures were published with it.</source>
        <translation>„{0}“ hat einen anderen Bibliotheksschlüssel, und damit wurden Bilder veröffentlicht.</translation>
    </message>
    <message>
        <source>If the bucket is that of the code, give it that key: rethumb library key --give. Else join with another prefix: those pictures would get other links.</source>
        <translation>Wenn der Bucket der des Codes ist, ihr dessen Schlüssel geben: rethumb library key --give. Sonst mit einem anderen Präfix beitreten: Jene Bilder bekämen andere Links.</translation>
    </message>
    <message>
        <source>“{0}” is a folder of this computer: other devices cannot open it.</source>
        <translation>„{0}“ ist ein Ordner dieses Rechners: Andere Geräte können ihn nicht öffnen.</translation>
    </message>
    <message>
        <source>Add an account, and publish there.</source>
        <translation>Ein Konto hinzufügen und dort veröffentlichen.</translation>
    </message>
    <message>
        <source>There is no library “{0}”.</source>
        <translation>Es gibt keine Bibliothek „{0}“.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>Es gibt: {0}.</translation>
    </message>
    <message>
        <source>The library key of “{0}” is not where it was kept.</source>
        <translation>Der Bibliotheksschlüssel von „{0}“ ist nicht, wo er aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>If you have it, give it back: rethumb library key --give. Else give the account its keys again, and another prefix: a new library key opens nothing that is there.</source>
        <translation>Wenn er noch da ist, ihn zurückgeben: rethumb library key --give. Sonst dem Konto seine Schlüssel noch einmal geben, und ein anderes Präfix: Ein neuer Bibliotheksschlüssel öffnet nichts von dem, was da ist.</translation>
    </message>
    <message>
        <source>The library key of “{0}” could not be kept.</source>
        <translation>Der Bibliotheksschlüssel von „{0}“ konnte nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>“{0}” has another library key already.</source>
        <translation>„{0}“ hat schon einen anderen Bibliotheksschlüssel.</translation>
    </message>
    <message>
        <source>Choose another name: pictures that were published under this one would get other links.</source>
        <translation>Einen anderen Namen wählen: Bilder, die unter diesem veröffentlicht sind, bekämen andere Links.</translation>
    </message>
    <message>
        <source>“{0}” can only be read: it was joined without keys.</source>
        <translation>„{0}“ kann nur gelesen werden: Der Beitritt war ohne Schlüssel.</translation>
    </message>
    <message>
        <source>Give the account its keys to publish there.</source>
        <translation>Um dort zu veröffentlichen, dem Konto seine Schlüssel geben.</translation>
    </message>
    <message>
        <source>The {0} keys of “{1}” are not there.</source>
        <translation>Die Schlüssel von „{1}“ für die Rolle {0} fehlen.</translation>
    </message>
    <message>
        <source>Give the account its keys again.</source>
        <translation>Dem Konto seine Schlüssel erneut geben.</translation>
    </message>
    <message>
        <source>They were kept for one session only: give them again.</source>
        <translation>Sie galten nur für eine Sitzung: erneut eingeben.</translation>
    </message>
    <message>
        <source>The rendition still carries {0}, so it was held back.</source>
        <translation>Die Fassung enthält noch {0} und wurde zurückgehalten.</translation>
    </message>
    <message>
        <source>There is a preset “{0}” already.</source>
        <translation>Es gibt schon eine Vorgabe „{0}“.</translation>
    </message>
    <message>
        <source>The last preset stays.</source>
        <translation>Die letzte Vorgabe bleibt.</translation>
    </message>
    <message>
        <source>A preset&apos;s name is 1 to {0} characters.</source>
        <translation>Der Name einer Vorgabe hat 1 bis {0} Zeichen.</translation>
    </message>
    <message>
        <source>A preset needs at least one recipe.</source>
        <translation>Eine Vorgabe braucht mindestens ein Rezept.</translation>
    </message>
    <message>
        <source>There is no preset “{0}”.</source>
        <translation>Es gibt keine Vorgabe „{0}“.</translation>
    </message>
    <message>
        <source>There is no recipe to publish with.</source>
        <translation>Es gibt kein Rezept zum Veröffentlichen.</translation>
    </message>
    <message>
        <source>A rendition that waited to be sent is gone from the cache, or damaged.</source>
        <translation>Eine wartende Fassung fehlt im Zwischenspeicher oder ist beschädigt.</translation>
    </message>
    <message>
        <source>It is made anew.</source>
        <translation>Sie wird neu erzeugt.</translation>
    </message>
    <message>
        <source>The same picture is being taken out of the library right now.</source>
        <translation>Dasselbe Bild wird gerade aus der Bibliothek genommen.</translation>
    </message>
    <message>
        <source>It is published once that is done.</source>
        <translation>Es wird veröffentlicht, sobald das erledigt ist.</translation>
    </message>
    <message>
        <source>Nobody has agreed yet that pictures go to {0}, bucket “{1}”.</source>
        <translation>Noch hat niemand zugestimmt, dass Bilder an {0}, Bucket „{1}“, gehen.</translation>
    </message>
    <message>
        <source>Publish to it once from the window or the command line, where it is asked.</source>
        <translation>Einmal vom Fenster oder von der Befehlszeile aus dorthin veröffentlichen, wo gefragt wird.</translation>
    </message>
    <message>
        <source>“{0}” is not in the library “{1}”.</source>
        <translation>„{0}“ ist nicht in der Bibliothek „{1}“.</translation>
    </message>
    <message>
        <source>Another rethumb is deleting this picture.</source>
        <translation>Ein anderes rethumb löscht dieses Bild.</translation>
    </message>
    <message>
        <source>Nothing to do: wait.</source>
        <translation>Nichts zu tun: abwarten.</translation>
    </message>
    <message>
        <source>There is no account “{0}” any more, and without it nothing can be deleted there.</source>
        <translation>Das Konto „{0}“ gibt es nicht mehr, und ohne es kann dort nichts gelöscht werden.</translation>
    </message>
    <message>
        <source>Add an account named “{0}” again, bring the pictures back, or forget them.</source>
        <translation>Fügen Sie wieder ein Konto namens „{0}“ hinzu, holen Sie die Bilder zurück, oder vergessen Sie sie.</translation>
    </message>
    <message>
        <source>Keys… in the window&apos;s list of accounts, or </source>
        <translation>„Schlüssel…“ in der Kontenliste des Fensters oder </translation>
    </message>
    <message>
        <source>set {0} and {1} where rethumb is started, then once </source>
        <translation>setzen Sie {0} und {1} dort, wo rethumb gestartet wird, dann einmal </translation>
    </message>
    <message>
        <source>The keys of “{0}” may not delete.</source>
        <translation>Die Schlüssel von „{0}“ dürfen nicht löschen.</translation>
    </message>
    <message>
        <source>{0} Give the account its maintenance keys, which may: {1}on the command line {2}</source>
        <translation>{0} Dem Konto seine Wartungsschlüssel geben, die es dürfen: {1}auf der Befehlszeile {2}</translation>
    </message>
    <message>
        <source>Nothing can be removed from “{0}”: it can only be read here.</source>
        <translation>Aus „{0}“ kann nichts entfernt werden: Sie kann hier nur gelesen werden.</translation>
    </message>
    <message>
        <source>Give the account its keys to remove something there.</source>
        <translation>Dem Konto seine Schlüssel geben, um dort etwas zu entfernen.</translation>
    </message>
    <message>
        <source>The head of “{0}” cannot be read.</source>
        <translation>Der Kopf von „{0}“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Where it is needed, a device that knows all puts another one: rethumb library verify.</source>
        <translation>Wo er gebraucht wird, legt ein Gerät, das alles weiß, einen anderen ab: rethumb library verify.</translation>
    </message>
    <message>
        <source>A snapshot of “{0}” cannot be read.</source>
        <translation>Ein Schnappschuss von „{0}“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>What “{0}” told was not read to its end.</source>
        <translation>Was „{0}“ mitgeteilt hat, wurde nicht zu Ende gelesen.</translation>
    </message>
    <message>
        <source>What is new in “{0}” was not told to the end.</source>
        <translation>Was in „{0}“ neu ist, wurde nicht zu Ende mitgeteilt.</translation>
    </message>
    <message>
        <source>The next sync goes on.</source>
        <translation>Der nächste Abgleich fährt fort.</translation>
    </message>
    <message>
        <source>What is new in “{0}” is told to nobody: there are no keys to publish with.</source>
        <translation>Was in „{0}“ neu ist, wird niemandem mitgeteilt: Es gibt keine Schlüssel zum Veröffentlichen.</translation>
    </message>
    <message>
        <source>Give the account its keys.</source>
        <translation>Dem Konto seine Schlüssel geben.</translation>
    </message>
    <message>
        <source>“{0}” is another than the device has written.</source>
        <translation>„{0}“ ist etwas anderes, als das Gerät geschrieben hat.</translation>
    </message>
    <message>
        <source>“{0}” does not follow the segment before it.</source>
        <translation>„{0}“ folgt nicht auf das Segment davor.</translation>
    </message>
    <message>
        <source>“{0}” is of a time that has not come yet.</source>
        <translation>„{0}“ ist aus einer Zeit, die noch nicht gekommen ist.</translation>
    </message>
    <message>
        <source>Another “{0}” is in the bucket.</source>
        <translation>Im Bucket liegt ein anderes „{0}“.</translation>
    </message>
    <message>
        <source>“{0}” is another than its manifest says.</source>
        <translation>„{0}“ ist etwas anderes, als sein Verzeichnis sagt.</translation>
    </message>
    <message>
        <source>“{0}” holds other records than its manifest says.</source>
        <translation>„{0}“ enthält andere Einträge, als sein Verzeichnis sagt.</translation>
    </message>
    <message>
        <source>The journal of “{0}” cannot be read further.</source>
        <translation>Das Journal von „{0}“ lässt sich nicht weiter lesen.</translation>
    </message>
    <message>
        <source>A part of what the devices told of “{0}” is gone from the bucket.</source>
        <translation>Ein Teil dessen, was die Geräte über „{0}“ mitgeteilt haben, ist nicht mehr im Bucket.</translation>
    </message>
    <message>
        <source>Nothing was forgotten here, and nothing is written there unasked. Look whether it is the right bucket. If it is, put the library back from this computer: rethumb library put-back. If nobody needs it any more, remove its account.</source>
        <translation>Hier wurde nichts vergessen, und dort wird nichts ungefragt geschrieben. Nachsehen, ob es der richtige Bucket ist. Wenn ja, die Bibliothek von diesem Rechner aus zurücklegen: rethumb library put-back. Wenn niemand sie mehr braucht, das Konto entfernen.</translation>
    </message>
    <message>
        <source>“{0}” is being rebuilt, or that was cut off: what is known of it here is not all.</source>
        <translation>„{0}“ wird gerade neu aufgebaut, oder das wurde abgebrochen: Was hier davon bekannt ist, ist nicht alles.</translation>
    </message>
    <message>
        <source>Nothing is written there until that has come to its end. If nothing is rebuilding it now, do it again: rethumb library rebuild. The index as it was is in {0}.</source>
        <translation>Dort wird nichts geschrieben, bis das zu Ende ist. Wenn es gerade nicht läuft, noch einmal: rethumb library rebuild. Der Index, wie er war, liegt in {0}.</translation>
    </message>
    <message>
        <source>Restored pictures of “{0}” that the other devices are not told of yet: {1}.</source>
        <translation>Wiederhergestellte Bilder aus „{0}“, von denen die anderen Geräte noch nichts wissen: {1}.</translation>
    </message>
    <message>
        <source>They are told with the first sync after somebody has agreed to publish there: publish to it once.</source>
        <translation>Sie erfahren davon beim ersten Abgleich, nachdem jemand dem Veröffentlichen dort zugestimmt hat: Veröffentlichen Sie einmal dorthin.</translation>
    </message>
    <message>
        <source>The bucket holds pictures of “{0}”, and nothing that a device told of them.</source>
        <translation>Im Bucket liegen Bilder von „{0}“ und nichts, was ein Gerät von ihnen mitgeteilt hat.</translation>
    </message>
    <message>
        <source>Nothing is written there unasked. To find them: rethumb library rebuild. If it is the wrong bucket, remove the account.</source>
        <translation>Ungefragt wird dort nichts geschrieben. Um sie zu finden: rethumb library rebuild. Wenn es der falsche Bucket ist, das Konto entfernen.</translation>
    </message>
    <message>
        <source>The bucket takes nothing of what this device has to tell.</source>
        <translation>Der Bucket nimmt nichts von dem, was dieses Gerät mitzuteilen hat.</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server&apos;s.</source>
        <translation>Die Uhr dieses Rechners geht gegenüber dem Server vor.</translation>
    </message>
    <message>
        <source>What was published is told to the other devices in {0} minutes. Set the clock right.</source>
        <translation>Was veröffentlicht ist, erfahren die anderen Geräte in {0} Minuten. Die Uhr stellen.</translation>
    </message>
    <message>
        <source>A part of it is gone.</source>
        <translation>Ein Teil davon fehlt.</translation>
    </message>
    <message>
        <source>“{0}” is another than it was.</source>
        <translation>„{0}“ ist eine andere als vorher.</translation>
    </message>
    <message>
        <source>This device is not forgotten by itself.</source>
        <translation>Dieses Gerät vergisst sich nicht selbst.</translation>
    </message>
    <message>
        <source>To have it leave, remove its account.</source>
        <translation>Damit es ausscheidet, sein Konto entfernen.</translation>
    </message>
    <message>
        <source>The journal of “{0}” cannot be read further: it is not forgotten.</source>
        <translation>Das Journal von „{0}“ lässt sich nicht weiter lesen: Es wird nicht vergessen.</translation>
    </message>
    <message>
        <source>Give that up first: rethumb library pass-over</source>
        <translation>Das zuerst aufgeben: rethumb library pass-over</translation>
    </message>
    <message>
        <source>“{0}” is a folder of this computer: there is nothing to sync it with.</source>
        <translation>„{0}“ ist ein Ordner dieses Rechners: Es gibt nichts abzugleichen.</translation>
    </message>
    <message>
        <source>“{0}” was not stored as it was written.</source>
        <translation>„{0}“ liegt nicht so da, wie es geschrieben wurde.</translation>
    </message>
    <message>
        <source>“{0}” is gone.</source>
        <translation>„{0}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The backup was given up: the program ends.</source>
        <translation>Die Sicherung wurde aufgegeben: Das Programm endet.</translation>
    </message>
    <message>
        <source>No snapshot of “{0}” could be written: not everything is told yet.</source>
        <translation>Von „{0}“ ließ sich kein Schnappschuss schreiben: Noch ist nicht alles mitgeteilt.</translation>
    </message>
    <message>
        <source>Set {0} and {1}.</source>
        <translation>Setzen Sie {0} und {1}.</translation>
    </message>
    <message>
        <source>Sync the library, and try again.</source>
        <translation>Die Bibliothek abgleichen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing that the devices told of “{0}” is in the bucket any more.</source>
        <translation>Nichts von dem, was die Geräte über „{0}“ mitgeteilt haben, ist noch im Bucket.</translation>
    </message>
    <message>
        <source>No backup was made: what is known here of “{0}” is not all that the bucket tells.</source>
        <translation>Es wurde keine Sicherung gemacht: Was hier von „{0}“ bekannt ist, ist nicht alles, was im Bucket steht.</translation>
    </message>
    <message>
        <source>Neither the rendition nor its original is on this computer.</source>
        <translation>Weder die Fassung noch ihr Original ist auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Its original on this computer is another picture now.</source>
        <translation>Ihr Original auf diesem Rechner ist jetzt ein anderes Bild.</translation>
    </message>
    <message>
        <source>It was taken out of the library meanwhile.</source>
        <translation>Sie wurde inzwischen aus der Bibliothek entfernt.</translation>
    </message>
    <message>
        <source>The object is whole: the index has its true size now.</source>
        <translation>Das Objekt ist ganz: Der Index kennt jetzt seine wahre Größe.</translation>
    </message>
    <message>
        <source>The object was put again from the cache.</source>
        <translation>Das Objekt kam noch einmal aus dem Zwischenspeicher.</translation>
    </message>
    <message>
        <source>This version makes another picture of the original: publish it again.</source>
        <translation>Diese Version macht aus dem Original ein anderes Bild: Noch einmal veröffentlichen.</translation>
    </message>
    <message>
        <source>The object was made from its original again.</source>
        <translation>Das Objekt entstand noch einmal aus seinem Original.</translation>
    </message>
    <message>
        <source>The journal of “{0}” can be read: nothing is to be passed over.</source>
        <translation>Das Journal von „{0}“ ist lesbar: Es gibt nichts zu übergehen.</translation>
    </message>
    <message>
        <source>There is no device “{0}” in “{1}”.</source>
        <translation>In „{1}“ gibt es kein Gerät „{0}“.</translation>
    </message>
    <message>
        <source>Several devices are called “{0}”.</source>
        <translation>Mehrere Geräte heißen „{0}“.</translation>
    </message>
    <message>
        <source>Say which by its id: rethumb library devices</source>
        <translation>Mit der Kennung sagen, welches: rethumb library devices</translation>
    </message>
    <message>
        <source>The bucket shows {0} of the {1} pictures that are known here. Nothing was forgotten.</source>
        <translation>Der Bucket zeigt {0} der {1} Bilder, die hier bekannt sind. Nichts wurde vergessen.</translation>
    </message>
    <message>
        <source>Look whether it is the right bucket. What is missing is told by: rethumb library verify</source>
        <translation>Prüfen, ob es der richtige Bucket ist. Was fehlt, sagt: rethumb library verify</translation>
    </message>
    <message>
        <source>Nothing that devices told of “{0}” can be read. Nothing was forgotten.</source>
        <translation>Nichts von dem, was Geräte über „{0}“ mitgeteilt haben, lässt sich lesen. Es wurde nichts vergessen.</translation>
    </message>
    <message>
        <source>It takes keys, or a bucket whose records are open.</source>
        <translation>Dafür braucht es Schlüssel oder einen Bucket, dessen Aufzeichnungen offen sind.</translation>
    </message>
    <message>
        <source>It was put there again.</source>
        <translation>Es wurde wieder dort abgelegt.</translation>
    </message>
    <message>
        <source>It is gone from the bucket.</source>
        <translation>Es ist nicht mehr im Bucket.</translation>
    </message>
    <message>
        <source>{0} What it told stands in a snapshot now.</source>
        <translation>{0} Was es mitgeteilt hat, steht jetzt in einem Schnappschuss.</translation>
    </message>
    <message>
        <source>{0} A device that cannot read on: rethumb library pass-over.</source>
        <translation>{0} Für ein Gerät, das nicht weiterlesen kann: rethumb library pass-over.</translation>
    </message>
    <message>
        <source>“{0}” names no backup.</source>
        <translation>„{0}“ nennt keine Sicherung.</translation>
    </message>
    <message>
        <source>Such a name is 20260131T235959Z.</source>
        <translation>So ein Name ist 20260131T235959Z.</translation>
    </message>
    <message>
        <source>There is no backup {0} of “{1}”.</source>
        <translation>Es gibt keine Sicherung {0} von „{1}“.</translation>
    </message>
    <message>
        <source>There is no backup of “{0}”.</source>
        <translation>Es gibt keine Sicherung von „{0}“.</translation>
    </message>
    <message>
        <source>No backup of “{0}” can be restored.</source>
        <translation>Keine Sicherung von „{0}“ lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Nothing can be put there without them.</source>
        <translation>Ohne sie lässt sich dort nichts ablegen.</translation>
    </message>
    <message>
        <source>Backups are made and read with keys of their own.</source>
        <translation>Sicherungen entstehen und werden gelesen mit eigenen Schlüsseln.</translation>
    </message>
    <message>
        <source>To list, to delete and to compact takes keys that may.</source>
        <translation>Auflisten, Löschen und Verdichten brauchen Schlüssel, die das dürfen.</translation>
    </message>
    <message>
        <source>“{0}” is a folder of this computer: it has no bucket that could be looked after.</source>
        <translation>„{0}“ ist ein Ordner dieses Rechners: Es gibt keinen Bucket zu pflegen.</translation>
    </message>
    <message>
        <source>The keys of “{0}” may not list the bucket.</source>
        <translation>Die Schlüssel von „{0}“ dürfen den Bucket nicht auflisten.</translation>
    </message>
    <message>
        <source>{0} Give the account its maintenance keys, which may: {1}</source>
        <translation>{0} Dem Konto seine Wartungsschlüssel geben, die das dürfen: {1}</translation>
    </message>
    <message>
        <source>Nobody without keys may list the bucket “{0}”.</source>
        <translation>Ohne Schlüssel darf niemand den Bucket „{0}“ auflisten.</translation>
    </message>
    <message>
        <source>What is in it can be compared and read anew with keys only: give the account its keys.</source>
        <translation>Was darin ist, lässt sich nur mit Schlüsseln vergleichen und neu einlesen: Dem Konto seine Schlüssel geben.</translation>
    </message>
    <message>
        <source>“{0}” has no {1} keys.</source>
        <translation>„{0}“ hat keine Schlüssel für {1}.</translation>
    </message>
    <message>
        <source>{0} Give them: {1}</source>
        <translation>{0} So kommen sie hinzu: {1}</translation>
    </message>
    <message>
        <source>{0} What it told is told by this device now.</source>
        <translation>{0} Was es mitgeteilt hat, teilt jetzt dieses Gerät mit.</translation>
    </message>
    <message>
        <source>1 segment that was passed over was read and taken in.</source>
        <translation>1 übergangenes Segment wurde gelesen und übernommen.</translation>
    </message>
    <message>
        <source>{0} segments that were passed over were read and taken in.</source>
        <translation>{0} übergangene Segmente wurden gelesen und übernommen.</translation>
    </message>
    <message>
        <source>1 segment that was passed over can be read again.</source>
        <translation>1 übergangenes Segment ist wieder lesbar.</translation>
    </message>
    <message>
        <source>{0} segments that were passed over can be read again.</source>
        <translation>{0} übergangene Segmente sind wieder lesbar.</translation>
    </message>
    <message>
        <source>Not all that other devices told can be read: it may have been removed. It is put again once that is known.</source>
        <translation>Nicht alles, was andere Geräte mitgeteilt haben, ist lesbar: Es kann entfernt worden sein. Es wird wieder abgelegt, sobald das bekannt ist.</translation>
    </message>
    <message>
        <source>It was removed from the library, and is in the bucket all the same.</source>
        <translation>Es wurde aus der Bibliothek entfernt und liegt trotzdem im Bucket.</translation>
    </message>
    <message>
        <source>It has no note that can be read: nobody knows what it was made of.</source>
        <translation>Es hat keine lesbare Notiz: Niemand weiß, woraus es entstand.</translation>
    </message>
    <message>
        <source>Nothing can be put into “{0}”: its account has no publish keys.</source>
        <translation>In „{0}“ kann nichts abgelegt werden: Sein Konto hat keine Schlüssel zum Veröffentlichen.</translation>
    </message>
    <message>
        <source>The object is not in the bucket.</source>
        <translation>Das Objekt ist nicht im Bucket.</translation>
    </message>
    <message>
        <source>The object has {0} bytes, the index says {1}.</source>
        <translation>Das Objekt hat {0} Bytes, der Index sagt {1}.</translation>
    </message>
    <message>
        <source>It was taken into the index by its note.</source>
        <translation>Es kam durch seine Notiz in den Index.</translation>
    </message>
    <message>
        <source>Its note says what it is.</source>
        <translation>Seine Notiz sagt, was es ist.</translation>
    </message>
    <message>
        <source>Its job is not in the queue any more.</source>
        <translation>Der Auftrag ist nicht mehr in der Warteschlange.</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>Es wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>The disk with the folder “{0}” for the results is not there.</source>
        <translation>Der Datenträger mit dem Ordner „{0}“ für die Ergebnisse ist nicht da.</translation>
    </message>
    <message>
        <source>It is taken when the folder goes on.</source>
        <translation>Es wird genommen, wenn der Ordner weitermacht.</translation>
    </message>
    <message>
        <source>Another program still has it open for writing.</source>
        <translation>Ein anderes Programm schreibt noch daran.</translation>
    </message>
    <message>
        <source>There is no folder “{0}”.</source>
        <translation>Es gibt keinen Ordner „{0}“.</translation>
    </message>
    <message>
        <source>This is a folder of the program itself.</source>
        <translation>Dies ist ein Ordner des Programms selbst.</translation>
    </message>
    <message>
        <source>What it keeps there is no new picture.</source>
        <translation>Was es dort aufbewahrt, ist kein neues Bild.</translation>
    </message>
    <message>
        <source>A folder of the program itself is in this one.</source>
        <translation>In diesem liegt ein Ordner des Programms selbst.</translation>
    </message>
    <message>
        <source>It is “{0}”.</source>
        <translation>Es ist „{0}“.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This folder is watched already.</source>
        <translation>Dieser Ordner wird bereits überwacht.</translation>
    </message>
    <message>
        <source>Change that one instead.</source>
        <translation>Ändern Sie stattdessen diesen Eintrag.</translation>
    </message>
    <message>
        <source>It would share pictures with “{0}”, which is watched as well.</source>
        <translation>Er würde sich Bilder mit „{0}“ teilen, der auch überwacht wird.</translation>
    </message>
    <message>
        <source>Leave out the subfolders of the outer one, or watch one of them only.</source>
        <translation>Lassen Sie die Unterordner des äußeren aus, oder überwachen Sie nur einen von beiden.</translation>
    </message>
    <message>
        <source>The output folder is in “{0}”, which is watched.</source>
        <translation>Der Ausgabeordner liegt in „{0}“, der überwacht wird.</translation>
    </message>
    <message>
        <source>“{0}”, which is watched, is in the output folder.</source>
        <translation>„{0}“, der überwacht wird, liegt im Ausgabeordner.</translation>
    </message>
    <message>
        <source>What is written there would be processed again. Choose a folder apart.</source>
        <translation>Was dort geschrieben wird, würde wieder verarbeitet. Wählen Sie einen Ordner außerhalb.</translation>
    </message>
    <message>
        <source>The drive of this folder does not answer.</source>
        <translation>Das Laufwerk dieses Ordners antwortet nicht.</translation>
    </message>
    <message>
        <source>This folder is not watched any more.</source>
        <translation>Dieser Ordner wird nicht mehr überwacht.</translation>
    </message>
    <message>
        <source>A watched folder needs at least one preset.</source>
        <translation>Ein überwachter Ordner braucht mindestens eine Vorgabe.</translation>
    </message>
    <message>
        <source>Another rethumb of this home watches the folders.</source>
        <translation>Ein anderes rethumb mit denselben Daten überwacht die Ordner.</translation>
    </message>
    <message>
        <source>This device has another head now.</source>
        <translation>Dieses Gerät hat jetzt einen anderen Kopf.</translation>
    </message>
    <message>
        <source>All of them are damaged: {0}.</source>
        <translation>Alle sind beschädigt: {0}.</translation>
    </message>
    <message>
        <source>It was gone before others had read it. What it told is known here.</source>
        <translation>Es war weg, bevor andere es gelesen hatten. Was es mitgeteilt hat, ist hier bekannt.</translation>
    </message>
    <message>
        <source>It was gone before others had read it. What it told is told by this device now.</source>
        <translation>Es war weg, bevor andere es gelesen hatten. Was es mitgeteilt hat, teilt jetzt dieses Gerät mit.</translation>
    </message>
    <message>
        <source>Nothing watches it now: neither a window nor “rethumb watch run”.</source>
        <translation>Nichts überwacht ihn gerade: weder ein Fenster noch „rethumb watch run“.</translation>
    </message>
    <message>
        <source>The last preset cannot be removed.</source>
        <translation>Die letzte Vorgabe kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Add another one first.</source>
        <translation>Zuerst eine weitere hinzufügen.</translation>
    </message>
    <message>
        <source>The settings are in use by another rethumb.</source>
        <translation>Die Einstellungen werden von einem anderen rethumb benutzt.</translation>
    </message>
    <message>
        <source>A name holds bytes that are no text.</source>
        <translation>Ein Name enthält Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>They are damaged.</source>
        <translation>Sie sind beschädigt.</translation>
    </message>
    <message>
        <source>Line {0} holds bytes that are no text.</source>
        <translation>Zeile {0} enthält Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>“schema_version” is no number.</source>
        <translation>„schema_version“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>They were made by a newer version of rethumb.</source>
        <translation>Sie stammen von einer neueren Version von rethumb.</translation>
    </message>
    <message>
        <source>Install that version again.</source>
        <translation>Diese Version wieder installieren.</translation>
    </message>
    <message>
        <source>Mend the file, or move it away to begin with new settings.</source>
        <translation>Die Datei berichtigen oder wegbewegen, um mit neuen Einstellungen zu beginnen.</translation>
    </message>
    <message>
        <source>The settings in “{0}” cannot be used. {1}</source>
        <translation>Die Einstellungen in „{0}“ sind nicht verwendbar. {1}</translation>
    </message>
    <message>
        <source>{0} The file is {1}; nothing was changed.</source>
        <translation>{0} Die Datei ist {1}; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{0}.roles” is no list of roles.</source>
        <translation>„{0}.roles“ ist keine Liste von Rollen.</translation>
    </message>
    <message>
        <source>The preset “{0}” has no list of recipes ({1}.recipes).</source>
        <translation>Die Vorgabe „{0}“ hat keine Liste von Rezepten ({1}.recipes).</translation>
    </message>
    <message>
        <source>“{0}.presets” names no preset.</source>
        <translation>„{0}.presets“ nennt keine Vorgabe.</translation>
    </message>
    <message>
        <source>“{0}.{1}” is no list of texts.</source>
        <translation>„{0}.{1}“ ist keine Liste von Texten.</translation>
    </message>
    <message>
        <source>“{0}” is not a list of tables ([[{1}]]).</source>
        <translation>„{0}“ ist keine Liste von Tabellen ([[{1}]]).</translation>
    </message>
    <message>
        <source>“{0}” is not a table.</source>
        <translation>„{0}“ ist keine Tabelle.</translation>
    </message>
    <message>
        <source>“{0}.{1}” is missing.</source>
        <translation>„{0}.{1}“ fehlt.</translation>
    </message>
    <message>
        <source>“{0}.{1}” is not a text.</source>
        <translation>„{0}.{1}“ ist kein Text.</translation>
    </message>
    <message>
        <source>“{0}.{1}” is neither true nor false.</source>
        <translation>„{0}.{1}“ ist weder true noch false.</translation>
    </message>
    <message>
        <source>from 0 on</source>
        <translation>ab 0</translation>
    </message>
    <message>
        <source>from 0 to {0}</source>
        <translation>von 0 bis {0}</translation>
    </message>
    <message>
        <source>“{0}.{1}” is no whole number {2}.</source>
        <translation>„{0}.{1}“ ist keine ganze Zahl {2}.</translation>
    </message>
    <message>
        <source>“{0}.{1}” is one of {2}, not “{3}”.</source>
        <translation>„{0}.{1}“ ist eines von {2}, nicht „{3}“.</translation>
    </message>
    <message>
        <source>There are two {0}s named “{1}”.</source>
        <translation>Zweimal {0} mit dem Namen „{1}“.</translation>
    </message>
    <message>
        <source>“{0}” is not in this library.</source>
        <translation>„{0}“ ist nicht in dieser Bibliothek.</translation>
    </message>
    <message>
        <source>“{0}” could not be deleted.</source>
        <translation>„{0}“ konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Choose another folder in the settings, or give yourself the right to write there.</source>
        <translation>In den Einstellungen einen anderen Ordner wählen oder dort das Schreibrecht vergeben.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Files are kept in {0}.</source>
        <translation>Dateien liegen in {0}.</translation>
    </message>
    <message>
        <source>What was written came back.</source>
        <translation>Das Geschriebene kam zurück.</translation>
    </message>
    <message>
        <source>What was read is not what was written.</source>
        <translation>Gelesen wurde etwas anderes als geschrieben.</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Zurücklesen</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Den Datenträger prüfen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>The test file is gone again.</source>
        <translation>Die Testdatei ist wieder weg.</translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a file here.</source>
        <translation>„{0}“ kann hier kein Dateiname sein.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Enter both again, as they belong together. If the secret is lost, make a new pair of keys at the provider.</source>
        <translation>Beides erneut eingeben, so wie es zusammengehört. Ist der geheime Schlüssel verloren, beim Anbieter ein neues Schlüsselpaar anlegen.</translation>
    </message>
    <message>
        <source>Give them the right to put and get objects there. Keys that may not list the bucket get this answer also where an object is not there.</source>
        <translation>Geben Sie ihnen das Recht, dort Objekte abzulegen und zu holen. Schlüssel, die den Bucket nicht auflisten dürfen, bekommen diese Antwort auch, wenn es ein Objekt nicht gibt.</translation>
    </message>
    <message>
        <source>{0} still has the object that was deleted.</source>
        <translation>{0} hat das gelöschte Objekt noch.</translation>
    </message>
    <message>
        <source>It may have been put again meanwhile. Nothing to do: it is tried again.</source>
        <translation>Vielleicht wurde es inzwischen wieder abgelegt. Nichts zu tun: es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The object is hidden at {0}, but its versions could not be deleted.</source>
        <translation>Das Objekt ist bei {0} verborgen, aber seine Versionen konnten nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>Give the keys the rights to list and to delete versions (s3:ListBucketVersions, s3:DeleteObjectVersion).</source>
        <translation>Den Schlüsseln die Rechte geben, Versionen aufzulisten und zu löschen (s3:ListBucketVersions, s3:DeleteObjectVersion).</translation>
    </message>
    <message>
        <source>The file of trusted certificates is not there.</source>
        <translation>Die Datei mit vertrauten Zertifikaten ist nicht da.</translation>
    </message>
    <message>
        <source>A folder has no policy.</source>
        <translation>Ein Ordner hat keine Policy.</translation>
    </message>
    <message>
        <source>Its rights are those of the files in it.</source>
        <translation>Seine Rechte sind die der Dateien darin.</translation>
    </message>
    <message>
        <source>This is no policy.</source>
        <translation>Das ist keine Policy.</translation>
    </message>
    <message>
        <source>It has to be JSON.</source>
        <translation>Es muss JSON sein.</translation>
    </message>
    <message>
        <source>The variable {0} names it: {1}. Correct the variable, or remove it.</source>
        <translation>Die Variable {0} nennt sie: {1}. Die Variable berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>“{0}” is not the address of an object store.</source>
        <translation>„{0}“ ist keine Adresse eines Objektspeichers.</translation>
    </message>
    <message>
        <source>An endpoint begins with https:// (or http://) and names a server, as in https://s3.example.com.</source>
        <translation>Ein Endpunkt beginnt mit https:// (oder http://) und nennt einen Server, wie https://s3.example.com.</translation>
    </message>
    <message>
        <source>“{0}” is not the name of a bucket.</source>
        <translation>„{0}“ ist kein Bucketname.</translation>
    </message>
    <message>
        <source>Enter the bucket&apos;s name alone; a folder inside the bucket is the prefix.</source>
        <translation>Nur den Namen des Buckets eingeben; ein Ordner darin ist das Präfix.</translation>
    </message>
    <message>
        <source>The keys of “{0}” hold characters that no key has.</source>
        <translation>Die Schlüssel von „{0}“ enthalten Zeichen, die kein Schlüssel hat.</translation>
    </message>
    <message>
        <source>Enter the key id and the secret again, as the provider shows them.</source>
        <translation>Schlüssel-ID und geheimen Schlüssel erneut eingeben, wie der Anbieter sie zeigt.</translation>
    </message>
    <message>
        <source>There are no keys for “{0}”.</source>
        <translation>Für „{0}“ gibt es keine Schlüssel.</translation>
    </message>
    <message>
        <source>Enter the key id and the secret of the account.</source>
        <translation>Schlüssel-ID und geheimen Schlüssel des Kontos eingeben.</translation>
    </message>
    <message>
        <source>“{0}” is not the name of a region.</source>
        <translation>„{0}“ ist keine Region.</translation>
    </message>
    <message>
        <source>The provider&apos;s page for the bucket names its region; “us-east-1” is right where it names none.</source>
        <translation>Die Seite des Anbieters zum Bucket nennt seine Region; wo keine steht, ist „us-east-1“ richtig.</translation>
    </message>
    <message>
        <source>{host} does not know this key id.</source>
        <translation>{host} kennt diese Schlüssel-ID nicht.</translation>
    </message>
    <message>
        <source>Check the key id and the endpoint; a key that was deleted, or that belongs to another provider, is unknown.</source>
        <translation>Schlüssel-ID und Endpunkt prüfen; ein gelöschter Schlüssel oder einer eines anderen Anbieters ist unbekannt.</translation>
    </message>
    <message>
        <source>The secret does not belong to the key id.</source>
        <translation>Der geheime Schlüssel gehört nicht zur Schlüssel-ID.</translation>
    </message>
    <message>
        <source>The user of these keys is suspended at {host}.</source>
        <translation>Der Benutzer dieser Schlüssel ist bei {host} gesperrt.</translation>
    </message>
    <message>
        <source>Ask the provider, or whoever runs the store.</source>
        <translation>Den Anbieter oder Betreiber des Speichers fragen.</translation>
    </message>
    <message>
        <source>These keys have expired.</source>
        <translation>Diese Schlüssel sind abgelaufen.</translation>
    </message>
    <message>
        <source>Enter new keys.</source>
        <translation>Neue Schlüssel eingeben.</translation>
    </message>
    <message>
        <source>{host} does not accept these keys.</source>
        <translation>{host} nimmt diese Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>Check the key id, the secret and the endpoint.</source>
        <translation>Schlüssel-ID, geheimen Schlüssel und Endpunkt prüfen.</translation>
    </message>
    <message>
        <source>There is no bucket “{bucket}” at {host}.</source>
        <translation>Bei {host} gibt es keinen Bucket „{bucket}“.</translation>
    </message>
    <message>
        <source>Check the spelling of the bucket. If there is none yet, this program can make it.</source>
        <translation>Die Schreibweise des Buckets prüfen. Gibt es noch keinen, kann dieses Programm ihn anlegen.</translation>
    </message>
    <message>
        <source>“{bucket}” cannot be the name of a bucket at {host}.</source>
        <translation>„{bucket}“ kann bei {host} kein Bucketname sein.</translation>
    </message>
    <message>
        <source>Check the spelling of the bucket.</source>
        <translation>Die Schreibweise des Buckets prüfen.</translation>
    </message>
    <message>
        <source>The bucket “{bucket}” is in another region.</source>
        <translation>Der Bucket „{bucket}“ liegt in einer anderen Region.</translation>
    </message>
    <message>
        <source>Look up the bucket&apos;s region at the provider, and change the account&apos;s region and endpoint.</source>
        <translation>Die Region des Buckets beim Anbieter nachsehen und Region und Endpunkt des Kontos ändern.</translation>
    </message>
    <message>
        <source>The name “{bucket}” is taken at {host}: the bucket belongs to somebody else.</source>
        <translation>Der Name „{bucket}“ ist bei {host} vergeben: der Bucket gehört jemand anderem.</translation>
    </message>
    <message>
        <source>Choose another name for the bucket.</source>
        <translation>Einen anderen Namen für den Bucket wählen.</translation>
    </message>
    <message>
        <source>{host} makes no bucket in the account&apos;s region.</source>
        <translation>{host} legt in der Region des Kontos keinen Bucket an.</translation>
    </message>
    <message>
        <source>Look up the names of the regions at the provider, and change the account&apos;s region or endpoint.</source>
        <translation>Die Namen der Regionen beim Anbieter nachsehen und Region oder Endpunkt des Kontos ändern.</translation>
    </message>
    <message>
        <source>{host} grants no more buckets.</source>
        <translation>{host} gewährt keine weiteren Buckets.</translation>
    </message>
    <message>
        <source>Use a bucket that is there, with a prefix of its own, or ask the provider for more.</source>
        <translation>Einen vorhandenen Bucket mit eigenem Präfix benutzen oder den Anbieter um mehr bitten.</translation>
    </message>
    <message>
        <source>These keys may not do this in the bucket “{bucket}”.</source>
        <translation>Diese Schlüssel dürfen das im Bucket „{bucket}“ nicht.</translation>
    </message>
    <message>
        <source>The bucket “{bucket}” does not let single objects be made public.</source>
        <translation>Im Bucket „{bucket}“ lassen sich einzelne Objekte nicht öffentlich machen.</translation>
    </message>
    <message>
        <source>Make it public by a bucket policy, or use links that expire.</source>
        <translation>Ihn durch eine Bucket-Policy öffentlich machen oder Links mit Ablauf verwenden.</translation>
    </message>
    <message>
        <source>{host} cannot do this.</source>
        <translation>{host} kann das nicht.</translation>
    </message>
    <message>
        <source>Another way is tried where there is one.</source>
        <translation>Wo es einen anderen Weg gibt, wird er versucht.</translation>
    </message>
    <message>
        <source>Something else is changing the same in the bucket “{bucket}” right now.</source>
        <translation>Etwas anderes ändert gerade dasselbe im Bucket „{bucket}“.</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again.</source>
        <translation>Nichts zu tun: es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The upload in parts was broken off at {host}.</source>
        <translation>Der Upload in Teilen wurde bei {host} abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing to do: it is begun again.</source>
        <translation>Nichts zu tun: er beginnt erneut.</translation>
    </message>
    <message>
        <source>The bucket “{bucket}” does not let this object be changed or deleted.</source>
        <translation>Im Bucket „{bucket}“ lässt sich dieses Objekt nicht ändern oder löschen.</translation>
    </message>
    <message>
        <source>It is locked for a time: look up the object lock at the provider.</source>
        <translation>Es ist eine Zeit lang gesperrt: die Objektsperre beim Anbieter nachsehen.</translation>
    </message>
    <message>
        <source>{host} has an object under this key already.</source>
        <translation>{host} hat unter diesem Schlüssel schon ein Objekt.</translation>
    </message>
    <message>
        <source>Nothing to do: it is kept.</source>
        <translation>Nichts zu tun: es bleibt.</translation>
    </message>
    <message>
        <source>The space that {host} grants is used up.</source>
        <translation>Der Platz, den {host} gewährt, ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Delete something there, or ask the provider for more.</source>
        <translation>Dort etwas löschen oder den Anbieter um mehr bitten.</translation>
    </message>
    <message>
        <source>{host} is busy and asks for fewer requests.</source>
        <translation>{host} ist ausgelastet und bittet um weniger Anfragen.</translation>
    </message>
    <message>
        <source>The bytes did not arrive as they were sent.</source>
        <translation>Die Bytes kamen nicht an, wie sie gesendet wurden.</translation>
    </message>
    <message>
        <source>Nothing to do: they are sent again.</source>
        <translation>Nichts zu tun: sie werden erneut gesendet.</translation>
    </message>
    <message>
        <source>This is larger than {host} accepts.</source>
        <translation>Das ist größer, als {host} annimmt.</translation>
    </message>
    <message>
        <source>Publish a smaller rendition.</source>
        <translation>Eine kleinere Fassung veröffentlichen.</translation>
    </message>
    <message>
        <source>{host} does not accept this object key.</source>
        <translation>{host} nimmt diesen Objektschlüssel nicht an.</translation>
    </message>
    <message>
        <source>Choose a shorter prefix.</source>
        <translation>Ein kürzeres Präfix wählen.</translation>
    </message>
    <message>
        <source>The connection to {host} was too slow.</source>
        <translation>Die Verbindung zu {host} war zu langsam.</translation>
    </message>
    <message>
        <source>Nothing to do if it gets better by itself; else check the network.</source>
        <translation>Nichts zu tun, wenn es von selbst besser wird; sonst das Netz prüfen.</translation>
    </message>
    <message>
        <source>There is no such object in the bucket “{bucket}”.</source>
        <translation>Ein solches Objekt gibt es im Bucket „{bucket}“ nicht.</translation>
    </message>
    <message>
        <source>It answers, but does not show what is in the bucket.</source>
        <translation>Die Adresse antwortet, zeigt aber nicht, was im Bucket ist.</translation>
    </message>
    <message>
        <source>{0} did not answer a stranger properly.</source>
        <translation>{0} gab Fremden keine richtige Antwort.</translation>
    </message>
    <message>
        <source>It answered {0}.</source>
        <translation>Die Antwort war {0}.</translation>
    </message>
    <message>
        <source>The name {0} is not known.</source>
        <translation>Der Name {0} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Links would begin with {0}, but they would not open.</source>
        <translation>Links würden mit {0} beginnen, sich aber nicht öffnen.</translation>
    </message>
    <message>
        <source>{0} Correct the account&apos;s public base URL, or leave it empty.</source>
        <translation>{0} Die öffentliche Basis-URL des Kontos berichtigen oder leer lassen.</translation>
    </message>
    <message>
        <source>If it is your own server, name the file of its certificate in AWS_CA_BUNDLE. In a strange network, sign in to that network first.</source>
        <translation>Bei einem eigenen Server die Datei seines Zertifikats in AWS_CA_BUNDLE nennen. In einem fremden Netz zuerst dort anmelden.</translation>
    </message>
    <message>
        <source>Check the bucket&apos;s name.</source>
        <translation>Den Namen des Buckets prüfen.</translation>
    </message>
    <message>
        <source>The bucket “{0}” is in the region “{1}”, not “{2}”.</source>
        <translation>Der Bucket „{0}“ liegt in der Region „{1}“, nicht „{2}“.</translation>
    </message>
    <message>
        <source>Change the account&apos;s region to “{0}” and its endpoint to that of this region.</source>
        <translation>Die Region des Kontos auf „{0}“ ändern und den Endpunkt auf den dieser Region.</translation>
    </message>
    <message>
        <source>Nobody without keys may read this in the bucket “{0}”.</source>
        <translation>Ohne Schlüssel darf dies im Bucket „{0}“ niemand lesen.</translation>
    </message>
    <message>
        <source>Nobody without keys may read the bucket “{0}”.</source>
        <translation>Ohne Schlüssel darf den Bucket „{0}“ niemand lesen.</translation>
    </message>
    <message>
        <source>Enter keys, or have its owner open it for reading: rethumb library policy --apply --open-records.</source>
        <translation>Schlüssel eingeben, oder ihn vom Besitzer zum Lesen öffnen lassen: rethumb library policy --apply --open-records.</translation>
    </message>
    <message>
        <source>{0} has trouble of its own.</source>
        <translation>{0} hat selbst Schwierigkeiten.</translation>
    </message>
    <message>
        <source>{0} refused the request.</source>
        <translation>{0} lehnte die Anfrage ab.</translation>
    </message>
    <message>
        <source>Something else answers in place of {0}.</source>
        <translation>An Stelle von {0} antwortet etwas anderes.</translation>
    </message>
    <message>
        <source>This network may want you to sign in first: open a web page in your browser. If it does not, check the account&apos;s endpoint.</source>
        <translation>Dieses Netz verlangt vielleicht zuerst eine Anmeldung: eine Webseite im Browser öffnen. Sonst den Endpunkt des Kontos prüfen.</translation>
    </message>
    <message>
        <source>Here it is {0}, at {1} {2} (UTC).</source>
        <translation>Hier ist es {0}, bei {1} {2} (UTC).</translation>
    </message>
    <message>
        <source>Set the clock of this computer, or let it set itself.</source>
        <translation>Die Uhr dieses Computers stellen oder sich selbst stellen lassen.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong.</source>
        <translation>Die Uhr dieses Computers geht falsch.</translation>
    </message>
    <message>
        <source>The proxy of this network does not answer.</source>
        <translation>Der Proxy dieses Netzes antwortet nicht.</translation>
    </message>
    <message>
        <source>Check the proxy settings of this computer.</source>
        <translation>Die Proxy-Einstellungen dieses Computers prüfen.</translation>
    </message>
    <message>
        <source>The connection to {0} broke off or took too long.</source>
        <translation>Die Verbindung zu {0} brach ab oder dauerte zu lange.</translation>
    </message>
    <message>
        <source>Nothing to do if it comes back by itself; else check the network.</source>
        <translation>Nichts zu tun, wenn sie von selbst wiederkommt; sonst das Netz prüfen.</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>{0} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network, and the spelling of the account&apos;s endpoint.</source>
        <translation>Das Netz und die Schreibweise des Endpunkts prüfen.</translation>
    </message>
    <message>
        <source>No secure connection to {0} could be made.</source>
        <translation>Zu {0} kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>The endpoint may speak http:// only, or something in this network stands between.</source>
        <translation>Der Endpunkt spricht vielleicht nur http://, oder etwas in diesem Netz steht dazwischen.</translation>
    </message>
    <message>
        <source>The certificate of {0} has expired.</source>
        <translation>Das Zertifikat von {0} ist abgelaufen.</translation>
    </message>
    <message>
        <source>Check the date of this computer; if it is right, whoever runs the server has to renew it.</source>
        <translation>Das Datum dieses Computers prüfen; stimmt es, muss der Betreiber des Servers das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>The certificate that {0} shows belongs to another name.</source>
        <translation>Das Zertifikat, das {0} zeigt, gehört zu einem anderen Namen.</translation>
    </message>
    <message>
        <source>Check the spelling of the endpoint. In a strange network, sign in to that network first.</source>
        <translation>Die Schreibweise des Endpunkts prüfen. In einem fremden Netz zuerst dort anmelden.</translation>
    </message>
    <message>
        <source>The certificate of {0} is not trusted.</source>
        <translation>Dem Zertifikat von {0} wird nicht vertraut.</translation>
    </message>
    <message>
        <source>{0} did not confirm that a part of the object arrived.</source>
        <translation>{0} bestätigte nicht, dass ein Teil des Objekts ankam.</translation>
    </message>
    <message>
        <source>Nothing to do: it is sent again.</source>
        <translation>Nichts zu tun: es wird erneut gesendet.</translation>
    </message>
    <message>
        <source>The policy of the bucket “{0}” may not be read with these keys.</source>
        <translation>Die Policy des Buckets „{0}“ darf mit diesen Schlüsseln nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{0} took the policy, but has another one now.</source>
        <translation>{0} nahm die Policy an, hat aber jetzt eine andere.</translation>
    </message>
    <message>
        <source>Look at the bucket&apos;s policy at the provider.</source>
        <translation>Die Policy des Buckets beim Anbieter ansehen.</translation>
    </message>
    <message>
        <source>{0} does not understand this policy.</source>
        <translation>{0} versteht diese Policy nicht.</translation>
    </message>
    <message>
        <source>It has to be JSON with statements about this bucket and users that there are.</source>
        <translation>Es muss JSON sein, mit Statements über diesen Bucket und über Benutzer, die es gibt.</translation>
    </message>
    <message>
        <source>The policy of the bucket “{0}” may not be changed with these keys.</source>
        <translation>Die Policy des Buckets „{0}“ darf mit diesen Schlüsseln nicht geändert werden.</translation>
    </message>
    <message>
        <source>Use the keys of the bucket&apos;s owner. Where the provider blocks public policies, as Amazon does at first, lift that before.</source>
        <translation>Die Schlüssel des Bucket-Besitzers nehmen. Wo der Anbieter öffentliche Policies sperrt, wie Amazon anfangs, das vorher aufheben.</translation>
    </message>
    <message>
        <source>{0} keeps no bucket policies.</source>
        <translation>{0} führt keine Bucket-Policies.</translation>
    </message>
    <message>
        <source>Set the rights of the keys at the provider.</source>
        <translation>Die Rechte der Schlüssel beim Anbieter setzen.</translation>
    </message>
    <message>
        <source>{0} does not accept the storage class “{1}”.</source>
        <translation>{0} nimmt die Speicherklasse „{1}“ nicht an.</translation>
    </message>
    <message>
        <source>Change the account&apos;s storage class, or leave it empty: the store then takes its usual one.</source>
        <translation>Die Speicherklasse des Kontos ändern oder leer lassen: der Speicher nimmt dann seine übliche.</translation>
    </message>
    <message>
        <source>The store answered without saying what it stored.</source>
        <translation>Der Speicher antwortete, ohne zu sagen, was er gespeichert hat.</translation>
    </message>
    <message>
        <source>The store took it, but has it not.</source>
        <translation>Der Speicher nahm es an, hat es aber nicht.</translation>
    </message>
    <message>
        <source>The store has other bytes than those that were sent.</source>
        <translation>Der Speicher hat andere Bytes als gesendet wurden.</translation>
    </message>
    <message>
        <source>{0} did not confirm that the object arrived.</source>
        <translation>{0} bestätigte nicht, dass das Objekt ankam.</translation>
    </message>
    <message>
        <source>Whoever has a link can open it: the bucket is public.</source>
        <translation>Jeder mit einem Link kann ihn öffnen: der Bucket ist öffentlich.</translation>
    </message>
    <message>
        <source>Whoever has a link can open it: each object is made public by itself.</source>
        <translation>Jeder mit einem Link kann ihn öffnen: jedes Objekt wird einzeln öffentlich gemacht.</translation>
    </message>
    <message>
        <source>Strangers see nothing. Links will be presigned: they open for 7 days at most.</source>
        <translation>Fremde sehen nichts. Links werden signiert: sie öffnen sich höchstens 7 Tage lang.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>{0} is asked by way of this network&apos;s proxy.</source>
        <translation>{0} wird über den Proxy dieses Netzes gefragt.</translation>
    </message>
    <message>
        <source>{0} answers.</source>
        <translation>{0} antwortet.</translation>
    </message>
    <message>
        <source>Check the spelling of the endpoint and the bucket, and whether this computer is online.</source>
        <translation>Die Schreibweise von Endpunkt und Bucket prüfen, und ob dieser Computer online ist.</translation>
    </message>
    <message>
        <source>Nothing answers at {0}.</source>
        <translation>Bei {0} antwortet nichts.</translation>
    </message>
    <message>
        <source>Check the endpoint, its port above all.</source>
        <translation>Den Endpunkt prüfen, vor allem seinen Port.</translation>
    </message>
    <message>
        <source>Check the network, its firewall, and the endpoint.</source>
        <translation>Das Netz, seine Firewall und den Endpunkt prüfen.</translation>
    </message>
    <message>
        <source>The connection is not encrypted: whoever stands between can see what is sent.</source>
        <translation>Die Verbindung ist nicht verschlüsselt: wer dazwischen steht, kann sehen, was gesendet wird.</translation>
    </message>
    <message>
        <source>Use https:// where the store offers it.</source>
        <translation>https:// verwenden, wo der Speicher es anbietet.</translation>
    </message>
    <message>
        <source>The connection is encrypted and trusted.</source>
        <translation>Die Verbindung ist verschlüsselt und vertraut.</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>The server does not tell its time.</source>
        <translation>Der Server nennt seine Zeit nicht.</translation>
    </message>
    <message>
        <source>This computer and the server agree on the time.</source>
        <translation>Dieser Computer und der Server haben dieselbe Zeit.</translation>
    </message>
    <message>
        <source>The key id and the secret are accepted.</source>
        <translation>Schlüssel-ID und geheimer Schlüssel werden angenommen.</translation>
    </message>
    <message>
        <source>Bucket</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>These keys may not list it; publishing needs no list.</source>
        <translation>Diese Schlüssel dürfen ihn nicht auflisten; das Veröffentlichen braucht keine Liste.</translation>
    </message>
    <message>
        <source>“{0}” is there.</source>
        <translation>„{0}“ ist da.</translation>
    </message>
    <message>
        <source>Put</source>
        <translation>Ablegen</translation>
    </message>
    <message>
        <source> The bucket keeps versions.</source>
        <translation> Der Bucket behält Versionen.</translation>
    </message>
    <message>
        <source>A small object was put and arrived whole.{0}</source>
        <translation>Ein kleines Objekt wurde abgelegt und kam heil an.{0}</translation>
    </message>
    <message>
        <source>Give the keys the right to get objects (s3:GetObject).</source>
        <translation>Den Schlüsseln das Recht geben, Objekte abzurufen (s3:GetObject).</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>The store does not show what was put a moment ago.</source>
        <translation>Der Speicher zeigt nicht, was eben abgelegt wurde.</translation>
    </message>
    <message>
        <source>Ask the provider.</source>
        <translation>Den Anbieter fragen.</translation>
    </message>
    <message>
        <source>The object is there and has the right size.</source>
        <translation>Das Objekt ist da und hat die richtige Größe.</translation>
    </message>
    <message>
        <source>Stranger</source>
        <translation>Fremde</translation>
    </message>
    <message>
        <source>Stranger&apos;s list</source>
        <translation>Liste für Fremde</translation>
    </message>
    <message>
        <source>Anybody can list the names of all objects in this bucket.</source>
        <translation>Jeder kann die Namen aller Objekte in diesem Bucket auflisten.</translation>
    </message>
    <message>
        <source>Take the right to list (s3:ListBucket) from the public, unless you want that.</source>
        <translation>Der Öffentlichkeit das Recht zum Auflisten nehmen (s3:ListBucket), wenn das nicht gewollt ist.</translation>
    </message>
    <message>
        <source>Strangers cannot list the bucket.</source>
        <translation>Fremde können den Bucket nicht auflisten.</translation>
    </message>
    <message>
        <source>Of 16 puts at once under one name, just one was kept: nothing is overwritten by accident.</source>
        <translation>Von 16 gleichzeitigen Ablagen unter einem Namen blieb genau eine: nichts wird versehentlich überschrieben.</translation>
    </message>
    <message>
        <source>This store does not refuse to overwrite. That does not matter: nothing depends on it.</source>
        <translation>Dieser Speicher verweigert das Überschreiben nicht. Das macht nichts: nichts hängt davon ab.</translation>
    </message>
    <message>
        <source>Conditional put</source>
        <translation>Bedingtes Ablegen</translation>
    </message>
    <message>
        <source>The small objects are deleted again.</source>
        <translation>Die kleinen Objekte sind wieder gelöscht.</translation>
    </message>
    <message>
        <source>These keys may not delete, which publishing does not need. Small objects stay at “{0}”.</source>
        <translation>Diese Schlüssel dürfen nicht löschen, was das Veröffentlichen nicht braucht. Kleine Objekte bleiben unter „{0}“.</translation>
    </message>
    <message>
        <source>{0} sends from one address to the next without end.</source>
        <translation>{0} schickt endlos von einer Adresse zur nächsten.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Die Adresse prüfen.</translation>
    </message>
    <message>
        <source>{0} sent nothing.</source>
        <translation>{0} sendete nichts.</translation>
    </message>
    <message>
        <source>What is at this address is larger than {0}.</source>
        <translation>Was unter dieser Adresse liegt, ist größer als {0}.</translation>
    </message>
    <message>
        <source>Save it as a file, and open that.</source>
        <translation>Es als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>This is not an address of the web.</source>
        <translation>Das ist keine Webadresse.</translation>
    </message>
    <message>
        <source>Only addresses that begin with http:// or https:// are fetched.</source>
        <translation>Nur Adressen, die mit http:// oder https:// beginnen, werden abgerufen.</translation>
    </message>
    <message>
        <source>Addresses with a user name or a password in them are not fetched.</source>
        <translation>Adressen mit Benutzername oder Passwort werden nicht abgerufen.</translation>
    </message>
    <message>
        <source>Save the picture as a file, and open that.</source>
        <translation>Das Bild als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>{0} is an address inside a private network; only public ones are fetched.</source>
        <translation>{0} ist eine Adresse in einem privaten Netz; nur öffentliche werden abgerufen.</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer is online.</source>
        <translation>Die Schreibweise prüfen, und ob dieser Computer online ist.</translation>
    </message>
    <message>
        <source>{0} does not answer properly.</source>
        <translation>{0} antwortet nicht richtig.</translation>
    </message>
    <message>
        <source>Check the network; if it works, try again later.</source>
        <translation>Das Netz prüfen; geht es, später erneut versuchen.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, save the picture as a file, and open that.</source>
        <translation>Erneut versuchen; bleibt es so, das Bild als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>{0} sends the picture packed ({1}).</source>
        <translation>{0} sendet das Bild gepackt ({1}).</translation>
    </message>
    <message>
        <source>{0} does not give this to everybody.</source>
        <translation>{0} gibt das nicht jedem.</translation>
    </message>
    <message>
        <source>{0} Save the picture as a file, and open that.</source>
        <translation>{0} Das Bild als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>{0} asks for fewer requests.</source>
        <translation>{0} bittet um weniger Anfragen.</translation>
    </message>
    <message>
        <source>{0} Try again later.</source>
        <translation>{0} Später erneut versuchen.</translation>
    </message>
    <message>
        <source>There is nothing at this address.</source>
        <translation>Unter dieser Adresse ist nichts.</translation>
    </message>
    <message>
        <source>Drives of this kind ({0}) do not tell what changes on them.</source>
        <translation>Laufwerke dieser Art ({0}) melden nicht, was sich auf ihnen ändert.</translation>
    </message>
    <message>
        <source>This computer watches as many folders as it may, for all programs together.</source>
        <translation>Dieser Computer überwacht bereits so viele Ordner, wie er für alle Programme zusammen darf.</translation>
    </message>
    <message>
        <source>The system does not tell what changes here: {0}.</source>
        <translation>Das System meldet nicht, was sich hier ändert: {0}.</translation>
    </message>
    <message>
        <source>The folder was taken away while it was watched.</source>
        <translation>Der Ordner wurde entfernt, während er überwacht wurde.</translation>
    </message>
    <message>
        <source>A computer</source>
        <translation>Ein Rechner</translation>
    </message>
    <message>
        <source>Something stands behind its end.</source>
        <translation>Hinter seinem Ende steht noch etwas.</translation>
    </message>
    <message>
        <source>It is cut short.</source>
        <translation>Es ist abgeschnitten.</translation>
    </message>
    <message>
        <source>It holds {0} of what there can be {1}.</source>
        <translation>Es enthält {0} von dem, wovon es {1} geben kann.</translation>
    </message>
    <message>
        <source>A number in it is too long.</source>
        <translation>Eine Zahl darin ist zu lang.</translation>
    </message>
    <message>
        <source>A number in it is too large.</source>
        <translation>Eine Zahl darin ist zu groß.</translation>
    </message>
    <message>
        <source>It points into nothing.</source>
        <translation>Es zeigt ins Leere.</translation>
    </message>
    <message>
        <source>A number in it is out of its range.</source>
        <translation>Eine Zahl darin ist außerhalb ihres Bereichs.</translation>
    </message>
    <message>
        <source>A text in it is no text.</source>
        <translation>Ein Text darin ist kein Text.</translation>
    </message>
    <message>
        <source>Its texts are longer or shorter than it says.</source>
        <translation>Seine Texte sind länger oder kürzer, als es sagt.</translation>
    </message>
    <message>
        <source>“{0}” is damaged or was not made by a device of this library.</source>
        <translation>„{0}“ ist beschädigt oder stammt von keinem Gerät dieser Bibliothek.</translation>
    </message>
    <message>
        <source>“{0}” was written by a newer version of the program.</source>
        <translation>„{0}“ stammt von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>It holds no fields.</source>
        <translation>Es enthält keine Felder.</translation>
    </message>
    <message>
        <source>Its field {0} is wrong.</source>
        <translation>Sein Feld {0} ist falsch.</translation>
    </message>
    <message>
        <source>It is nested too deep.</source>
        <translation>Es ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>It holds too much that is not known.</source>
        <translation>Es enthält zu viel Unbekanntes.</translation>
    </message>
    <message>
        <source>It is no JSON.</source>
        <translation>Es ist kein JSON.</translation>
    </message>
    <message>
        <source>It is another device&apos;s.</source>
        <translation>Es gehört einem anderen Gerät.</translation>
    </message>
    <message>
        <source>Its snapshot is wrong.</source>
        <translation>Sein Schnappschuss ist falsch.</translation>
    </message>
    <message>
        <source>A newer version of the program has written to this library.</source>
        <translation>Eine neuere Version des Programms hat in diese Bibliothek geschrieben.</translation>
    </message>
    <message>
        <source>Nothing is written until this program is as new.</source>
        <translation>Es wird nichts geschrieben, bis dieses Programm ebenso neu ist.</translation>
    </message>
    <message>
        <source>The bucket holds a library with another library key.</source>
        <translation>Im Bucket liegt eine Bibliothek mit einem anderen Bibliotheksschlüssel.</translation>
    </message>
    <message>
        <source>Nothing is written to it. Join it with the pairing code of a device that has it, give its library key back, or use another prefix.</source>
        <translation>Es wird nichts hineingeschrieben. Mit dem Kopplungscode eines Geräts beitreten, das sie hat, ihren Bibliotheksschlüssel zurückgeben oder ein anderes Präfix wählen.</translation>
    </message>
    <message>
        <source>“{0}” in the bucket is damaged.</source>
        <translation>„{0}“ im Bucket ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing is written. Where a device has the library, delete this file: the device puts it again.</source>
        <translation>Es wird nichts geschrieben. Hat ein Gerät die Bibliothek, diese Datei löschen: Das Gerät legt sie wieder ab.</translation>
    </message>
    <message>
        <source>This is no pairing code.</source>
        <translation>Das ist kein Kopplungscode.</translation>
    </message>
    <message>
        <source>A pairing code begins with “{0}”. A device that has the library shows it.</source>
        <translation>Ein Kopplungscode beginnt mit „{0}“. Ein Gerät, das die Bibliothek hat, zeigt ihn.</translation>
    </message>
    <message>
        <source>This pairing code was made by a newer version of the program.</source>
        <translation>Dieser Kopplungscode stammt von einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>Install a newer version on this computer, and use the code again.</source>
        <translation>Auf diesem Rechner eine neuere Version einrichten und den Code noch einmal benutzen.</translation>
    </message>
    <message>
        <source>This pairing code is cut short.</source>
        <translation>Dieser Kopplungscode ist abgeschnitten.</translation>
    </message>
    <message>
        <source>Copy all of it, to the end of its last line.</source>
        <translation>Ihn ganz kopieren, bis zum Ende der letzten Zeile.</translation>
    </message>
    <message>
        <source>This pairing code is mistyped.</source>
        <translation>Dieser Kopplungscode ist vertippt.</translation>
    </message>
    <message>
        <source>A letter or digit in it is not right. Copy it, or compare it with the one that is shown.</source>
        <translation>Ein Buchstabe oder eine Ziffer darin stimmt nicht. Ihn kopieren oder mit dem gezeigten vergleichen.</translation>
    </message>
    <message>
        <source>It is of no format.</source>
        <translation>Es hat kein Format.</translation>
    </message>
    <message>
        <source>Its records are not in order.</source>
        <translation>Seine Einträge sind nicht in Ordnung.</translation>
    </message>
    <message>
        <source>It holds a key twice.</source>
        <translation>Es enthält einen Schlüssel doppelt.</translation>
    </message>
    <message>
        <source>It holds a kind of file that cannot be.</source>
        <translation>Es enthält eine Dateiart, die es nicht geben kann.</translation>
    </message>
    <message>
        <source>It holds a text that cannot be.</source>
        <translation>Es enthält einen Text, den es nicht geben kann.</translation>
    </message>
    <message>
        <source>It holds fields that cannot be.</source>
        <translation>Es enthält Felder, die es nicht geben kann.</translation>
    </message>
    <message>
        <source>Its runs do not fit.</source>
        <translation>Seine Läufe passen nicht.</translation>
    </message>
    <message>
        <source>It does not begin as a seal does.</source>
        <translation>Es beginnt nicht wie ein Siegel.</translation>
    </message>
    <message>
        <source>It has {0} bytes.</source>
        <translation>Es hat {0} Bytes.</translation>
    </message>
    <message>
        <source>The seal is not right.</source>
        <translation>Das Siegel stimmt nicht.</translation>
    </message>
    <message>
        <source>It cannot be unpacked.</source>
        <translation>Es lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>It unpacks to more than {0} bytes.</source>
        <translation>Entpackt hat es mehr als {0} Bytes.</translation>
    </message>
    <message>
        <source>It does not end where it should.</source>
        <translation>Es endet nicht, wo es sollte.</translation>
    </message>
    <message>
        <source>It is another segment.</source>
        <translation>Es ist ein anderes Segment.</translation>
    </message>
    <message>
        <source>Nothing can stand before it.</source>
        <translation>Davor kann nichts stehen.</translation>
    </message>
    <message>
        <source>An entry in it is too late.</source>
        <translation>Ein Eintrag darin kommt zu spät.</translation>
    </message>
    <message>
        <source>Its vector is wrong.</source>
        <translation>Sein Vektor ist falsch.</translation>
    </message>
    <message>
        <source>It does not say what was never read.</source>
        <translation>Es steht nicht darin, was nie gelesen wurde.</translation>
    </message>
    <message>
        <source>It does not say whose an entry is.</source>
        <translation>Es sagt nicht, wessen Eintrag es ist.</translation>
    </message>
    <message>
        <source>It holds a list of another length.</source>
        <translation>Es enthält eine Liste anderer Länge.</translation>
    </message>
</context>
<context>
    <name>ShapeFields</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Höhe in Pixeln</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
</context>
<context>
    <name>SizeListModel</name>
    <message>
        <source>Cannot be read: {text}</source>
        <translation>Nicht lesbar: {text}</translation>
    </message>
</context>
<context>
    <name>SplitPane</name>
    <message>
        <source>Original and result</source>
        <extracomment>From a width of so many lines&apos; heights on a caption has room for all it says in one line. A pane less high than so many lines has no room for facts beneath its title.</extracomment>
        <translation>Original und Ergebnis</translation>
    </message>
    <message>
        <source>How much of the original is seen, in percent</source>
        <translation>Wie viel vom Original zu sehen ist, in Prozent</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys</source>
        <translation>Ziehen oder Pfeiltasten benutzen</translation>
    </message>
</context>
<context>
    <name>StandingLine</name>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Abgleich …</translation>
    </message>
    <message>
        <source>Enter keys…</source>
        <translation>Schlüssel eingeben…</translation>
    </message>
</context>
<context>
    <name>SyncMark</name>
    <message>
        <source>Shows the devices of this library.</source>
        <extracomment>With room for fewer letters there is only the icon.</extracomment>
        <translation>Zeigt die Geräte dieser Bibliothek.</translation>
    </message>
</context>
<context>
    <name>TagView</name>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Show raw values, not decoded ones</source>
        <translation>Rohe statt gedeutete Werte zeigen</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Show only the tags in which the pictures differ</source>
        <translation>Nur Einträge zeigen, in denen sich die Bilder unterscheiden</translation>
    </message>
    <message>
        <source>Copy or export the metadata</source>
        <translation>Metadaten kopieren oder exportieren</translation>
    </message>
    <message>
        <source>No tag or value has this text.</source>
        <translation>Kein Eintrag oder Wert enthält diesen Text.</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy group</source>
        <translation>Gruppe kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Export JSON…</source>
        <translation>JSON exportieren…</translation>
    </message>
    <message>
        <source>Filter tags and values</source>
        <translation>Einträge und Werte filtern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Template of links</source>
        <extracomment>How long nobody types before what was typed is kept. Keeps the dollar in front where people write from right to left.</extracomment>
        <translation>Muster der Links</translation>
    </message>
    <message>
        <source>$url, $name, $width, $height and $key are filled in.</source>
        <translation>$url, $name, $width, $height und $key werden eingesetzt.</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Without a template, links are not offered in this form.</source>
        <translation>Ohne Muster werden Links in dieser Form nicht angeboten.</translation>
    </message>
    <message>
        <source>Nothing is filled in for {names}.</source>
        <translation>Für {names} wird nichts eingesetzt.</translation>
    </message>
    <message>
        <source>Insert {placeholder}</source>
        <translation>{placeholder} einfügen</translation>
    </message>
    <message>
        <source>The link</source>
        <translation>Der Link</translation>
    </message>
    <message>
        <source>The name of the original</source>
        <translation>Der Name des Originals</translation>
    </message>
    <message>
        <source>The width in pixels</source>
        <translation>Die Breite in Pixeln</translation>
    </message>
    <message>
        <source>The height in pixels</source>
        <translation>Die Höhe in Pixeln</translation>
    </message>
    <message>
        <source>The object key: where it lies in the bucket</source>
        <translation>Der Objektschlüssel: wo es im Bucket liegt</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Hide window</source>
        <extracomment>How many links the menu offers.</extracomment>
        <translation>Fenster verbergen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Recent links</source>
        <translation>Letzte Links</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No links yet</source>
        <translation>Noch keine Links</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>The size tried on the chosen picture</source>
        <extracomment>How long the panel waits before it begins, so that typing a number costs one picture and not four. How long nothing is said of the waiting: what is quick must not flicker.</extracomment>
        <translation>Die Größe am gewählten Bild</translation>
    </message>
    <message>
        <source>Choose a picture in the list to try this on it.</source>
        <translation>Ein Bild in der Liste auswählen, um dies daran zu versuchen.</translation>
    </message>
    <message>
        <source>This makes metadata as JSON, not a picture.</source>
        <translation>Das ergibt Metadaten als JSON, kein Bild.</translation>
    </message>
    <message>
        <source>Rendering…</source>
        <translation>Wird erzeugt…</translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>Changes not saved</source>
        <translation>Änderungen nicht gespeichert</translation>
    </message>
    <message>
        <source>Save the changes of “{name}”?</source>
        <translation>Änderungen an „{name}“ speichern?</translation>
    </message>
    <message>
        <source>They cannot be saved as they are: something in them is not right.</source>
        <translation>So lassen sie sich nicht speichern: etwas darin stimmt nicht.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>1 position cannot be read.</source>
        <translation>1 Position ist nicht lesbar.</translation>
    </message>
    <message>
        <source>{n} positions cannot be read.</source>
        <translation>{n} Positionen sind nicht lesbar.</translation>
    </message>
    <message>
        <source>{n} could not be looked at.</source>
        <translation>{n} konnten nicht angesehen werden.</translation>
    </message>
    <message>
        <source>Checked: {n} tags in {m} of {k} renditions, listed above.</source>
        <translation>Geprüft: {n} Einträge in {m} von {k} Fassungen, oben aufgeführt.</translation>
    </message>
    <message>
        <source>Checked: one tag in {m} of {k} renditions, listed above.</source>
        <translation>Geprüft: ein Eintrag in {m} von {k} Fassungen, oben aufgeführt.</translation>
    </message>
    <message>
        <source>Checked: the {n} renditions were made and read again: no tags.</source>
        <translation>Geprüft: die {n} Fassungen wurden erzeugt und wieder gelesen: keine Einträge.</translation>
    </message>
    <message>
        <source>Checked: the rendition was made and read again: no tags.</source>
        <translation>Geprüft: die Fassung wurde erzeugt und wieder gelesen: keine Einträge.</translation>
    </message>
    <message>
        <source>Has changed since it was published: what is shown here is the file as it is now.</source>
        <translation>Seit der Veröffentlichung geändert: hier steht die Datei, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>1 has changed since it was published.</source>
        <translation>1 hat sich seit der Veröffentlichung geändert.</translation>
    </message>
    <message>
        <source>{n} have changed since they were published.</source>
        <translation>{n} haben sich seit der Veröffentlichung geändert.</translation>
    </message>
    <message>
        <source>Has a GPS position: {what}.</source>
        <translation>Hat eine GPS-Position: {what}.</translation>
    </message>
    <message>
        <source>Has a GPS position that cannot be read: {what}.</source>
        <translation>Hat eine GPS-Position, die nicht lesbar ist: {what}.</translation>
    </message>
    <message>
        <source>it will be published in {n} of {m} renditions</source>
        <translation>sie wird in {n} von {m} Fassungen veröffentlicht</translation>
    </message>
    <message>
        <source>it was published in {n} of {m} renditions</source>
        <translation>sie wurde in {n} von {m} Fassungen veröffentlicht</translation>
    </message>
    <message>
        <source>No GPS position and no other metadata that says anything.</source>
        <translation>Keine GPS-Position und keine anderen Metadaten, die etwas verraten.</translation>
    </message>
    <message>
        <source>No GPS position; the other metadata will not be published.</source>
        <translation>Keine GPS-Position; die anderen Metadaten werden nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>No GPS position; the other metadata was not published.</source>
        <translation>Keine GPS-Position; die anderen Metadaten wurden nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>No GPS position; only author and copyright will be published.</source>
        <translation>Keine GPS-Position; nur Urheber und Copyright werden veröffentlicht.</translation>
    </message>
    <message>
        <source>No GPS position; only author and copyright were published.</source>
        <translation>Keine GPS-Position; nur Urheber und Copyright wurden veröffentlicht.</translation>
    </message>
    <message>
        <source>No GPS position, but other metadata will be published.</source>
        <translation>Keine GPS-Position, aber andere Metadaten werden veröffentlicht.</translation>
    </message>
    <message>
        <source>No GPS position, but other metadata was published.</source>
        <translation>Keine GPS-Position, aber andere Metadaten wurden veröffentlicht.</translation>
    </message>
    <message>
        <source>None of {n} has a GPS position</source>
        <translation>Keines von {n} hat eine GPS-Position</translation>
    </message>
    <message>
        <source>1 of {n} has a GPS position</source>
        <translation>1 von {n} hat eine GPS-Position</translation>
    </message>
    <message>
        <source>{n} of {m} have a GPS position</source>
        <translation>{n} von {m} haben eine GPS-Position</translation>
    </message>
    <message>
        <source>it will not be published</source>
        <translation>sie wird nicht veröffentlicht</translation>
    </message>
    <message>
        <source>it was not published</source>
        <translation>sie wurde nicht veröffentlicht</translation>
    </message>
    <message>
        <source>it will be published</source>
        <translation>sie wird veröffentlicht</translation>
    </message>
    <message>
        <source>it was published</source>
        <translation>sie wurde veröffentlicht</translation>
    </message>
    <message>
        <source>that of {n} will be published</source>
        <translation>die von {n} wird veröffentlicht</translation>
    </message>
    <message>
        <source>that of {n} was published</source>
        <translation>die von {n} wurde veröffentlicht</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Reading…</source>
        <extracomment>How long nothing is said of the waiting: what is quick must not flicker.</extracomment>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Rendering…</source>
        <translation>Wird erzeugt…</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>Change a watched folder</source>
        <extracomment>How long nobody changes anything before it is asked whether the folder can be watched so, and what is in it.</extracomment>
        <translation>Überwachten Ordner ändern</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Überwachen</translation>
    </message>
</context>
<context>
    <name>WatchForm</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose the folder to watch</source>
        <translation>Den Ordner wählen, der überwacht wird</translation>
    </message>
    <message>
        <source>Publish in</source>
        <translation>Veröffentlichen in</translation>
    </message>
    <message>
        <source>Only write into a folder</source>
        <translation>Nur in einen Ordner schreiben</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Choose the folder for the results</source>
        <translation>Den Ordner für die Ergebnisse wählen</translation>
    </message>
    <message>
        <source>Also what is in its subfolders</source>
        <translation>Auch, was in seinen Unterordnern ist</translation>
    </message>
    <message>
        <source>Only new pictures</source>
        <translation>Nur neue Bilder</translation>
    </message>
    <message>
        <source>Choose the folder to watch.</source>
        <translation>Wählen Sie den Ordner, der überwacht wird.</translation>
    </message>
    <message>
        <source>Choose at least one preset.</source>
        <translation>Wählen Sie mindestens eine Vorgabe.</translation>
    </message>
    <message>
        <source>Choose the folder for the results.</source>
        <translation>Wählen Sie den Ordner für die Ergebnisse.</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Only these names</source>
        <translation>Nur diese Namen</translation>
    </message>
    <message>
        <source>*.jpg, export/**</source>
        <translation>*.jpg, ausgabe/**</translation>
    </message>
    <message>
        <source>Not these names</source>
        <translation>Diese Namen nicht</translation>
    </message>
    <message>
        <source>draft*, raw/**</source>
        <translation>entwurf*, raw/**</translation>
    </message>
    <message>
        <source>Patterns with * and ?, parted by commas.</source>
        <translation>Muster mit * und ?, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation>Was aus ihnen wird</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>WatchedLinks</name>
    <message>
        <source>Copy links</source>
        <extracomment>How often it is told at most, and for how long after the first picture others are waited for, in milliseconds.</extracomment>
        <translation>Links kopieren</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{n} s left</source>
        <extracomment>For how long links that expire can live.</extracomment>
        <translation>noch {n} s</translation>
    </message>
    <message>
        <source>{n} min left</source>
        <translation>noch {n} min</translation>
    </message>
    <message>
        <source>{n} h left</source>
        <translation>noch {n} h</translation>
    </message>
    <message>
        <source>{n} a minute</source>
        <translation>{n} pro Minute</translation>
    </message>
    <message>
        <source>{n} a second</source>
        <translation>{n} pro Sekunde</translation>
    </message>
    <message>
        <source>{n} hour</source>
        <translation>{n} Stunde</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} Stunden</translation>
    </message>
    <message>
        <source>{n} day</source>
        <translation>{n} Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>{n} % smaller</source>
        <translation>{n} % kleiner</translation>
    </message>
    <message>
        <source>{n} % larger</source>
        <translation>{n} % größer</translation>
    </message>
    <message>
        <source>up to {growth}</source>
        <translation>bis zu {growth}</translation>
    </message>
    <message>
        <source>{growth} in all</source>
        <translation>insgesamt {growth}</translation>
    </message>
    <message>
        <source>Metadata as JSON</source>
        <translation>Metadaten als JSON</translation>
    </message>
    <message>
        <source>{n} size</source>
        <translation>{n} Größe</translation>
    </message>
    <message>
        <source>{n} sizes</source>
        <translation>{n} Größen</translation>
    </message>
    <message>
        <source>was there already</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>{n} of {all}: {what}</source>
        <translation>{n} von {all}: {what}</translation>
    </message>
    <message>
        <source>{n} size was removed</source>
        <translation>{n} Größe wurde entfernt</translation>
    </message>
    <message>
        <source>{n} sizes were removed</source>
        <translation>{n} Größen wurden entfernt</translation>
    </message>
    <message>
        <source>from the folder {folder}</source>
        <translation>aus dem Ordner {folder}</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Wird erzeugt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>Wird hochgeladen</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>on what matters</source>
        <translation>auf das Wichtige</translation>
    </message>
    <message>
        <source>at most {size}</source>
        <translation>höchstens {size}</translation>
    </message>
    <message>
        <source>keeps metadata</source>
        <translation>behält Metadaten</translation>
    </message>
    <message>
        <source>keeps the copyright</source>
        <translation>behält das Copyright</translation>
    </message>
    <message>
        <source>Square, original size</source>
        <translation>Quadrat, Originalgröße</translation>
    </message>
    <message>
        <source>{ratio}, original size</source>
        <translation>{ratio}, Originalgröße</translation>
    </message>
    <message>
        <source>Square {n}</source>
        <translation>Quadrat {n}</translation>
    </message>
    <message>
        <source>Fill {size}</source>
        <translation>Füllt {size}</translation>
    </message>
    <message>
        <source>Fit {size}</source>
        <translation>Bis {size}</translation>
    </message>
    <message>
        <source>Exactly {size}</source>
        <translation>Genau {size}</translation>
    </message>
    <message>
        <source>Width {n}</source>
        <translation>Breite {n}</translation>
    </message>
    <message>
        <source>Height {n}</source>
        <translation>Höhe {n}</translation>
    </message>
    <message>
        <source>Original size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Stretched: the proportions are not those of the original.</source>
        <translation>Verzerrt: das Seitenverhältnis ist nicht das des Originals.</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Linked thumbnail</source>
        <translation>Verlinktes Vorschaubild</translation>
    </message>
    <message>
        <source>BBCode</source>
        <translation>BBCode</translation>
    </message>
    <message>
        <source>srcset</source>
        <translation>srcset</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Muster</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>They become “{preset}” ({recipes}) in “{library}”. The links are copied for you.</source>
        <translation>Sie werden zu „{preset}“ ({recipes}) in „{library}“. Die Links werden kopiert.</translation>
    </message>
    <message>
        <source>They become “{preset}” ({recipes}) in “{library}”, once you have looked at them.</source>
        <translation>Sie werden nach dem Ansehen zu „{preset}“ ({recipes}) in „{library}“.</translation>
    </message>
    <message>
        <source>The queue goes on.</source>
        <translation>Die Warteschlange läuft weiter.</translation>
    </message>
    <message>
        <source>The queue is paused: pictures wait.</source>
        <translation>Die Warteschlange ist angehalten: Bilder warten.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>ZoomButtons</name>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Show at 100 %</source>
        <translation>Auf 100 % zeigen</translation>
    </message>
    <message>
        <source>Show at 100 % (1)</source>
        <translation>Auf 100 % zeigen (1)</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Einpassen (0)</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>Now {zoom}</source>
        <translation>Jetzt {zoom}</translation>
    </message>
</context>
</TS>
