"""Word files that faircopy writes, read by programs that are not ours: python-docx, openxml-audit, LibreOffice.

usage: word.py FAIRCOPY [FILE.docx ...]     (the samples where no file is named)

For each file: the annotated copy has a comment for every finding; its text is the draft's; the auditor finds nothing in
it that it does not find in the draft; LibreOffice opens it, writes the same words as PDF and as .docx, and keeps the
comments. For the checklist as .docx: no fault at all, and its headings and tables are there.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
AS_OF = ["--as-of", "2026-11-22"]


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def faircopy(*arguments):
    status, out, err = run(PROGRAM, *arguments)
    assert status in (0, 1), f"{arguments}: ended with {status}: {err}"
    return out


def words(document):
    """The words of each paragraph, those in tables and boxes too, through python-docx."""
    paragraphs = [p for p in document.element.body.iter() if p.tag.endswith("}p")]
    return ["".join(t.text or "" for t in p.iter() if t.tag.endswith("}t")) for p in paragraphs]


def faults(path):
    """What the auditor says, without where in the file it says it."""
    status, out, err = run(AUDITOR, "--output", "json", "--max-errors", "0", path)
    assert status in (0, 1), f"the auditor ended with {status} on {path}: {err}"
    report = json.loads(out)
    report = report[0] if isinstance(report, list) else report
    return [(fault.get("part_uri") or fault.get("part"), fault.get("description") or fault.get("message"))
            for fault in report["errors"]]


def comments_in(path):
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if "comments" in name]
        return sum(len(re.findall(rb"<w:comment\s", package.read(part))) for part in parts)


def has_notes(path):
    with zipfile.ZipFile(path) as package:
        return b"<w:footnoteReference " in package.read("word/document.xml")


def without_notes(path, folder):
    """A copy without the signs that lead to its footnotes, which are not printed then."""
    folder.mkdir(exist_ok=True)
    made = folder / path.name
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content, signs = re.subn(rb"<w:footnoteReference [^>]*/>", b"", content)
                assert signs, f"{path.name}: no sign of a note"
            new.writestr(entry, content)
    return made


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def mixes_up_notes(work):
    """Whether this LibreOffice prints the wrong footnotes once a comment stands between two of them.

    Tried on a file made here by hand, in which faircopy has no part. 7.4 prints the first note twice and the last not
    at all, and with two comments none.
    """
    run = "<w:r><w:t>{}</w:t></w:r>".format
    sign = '<w:r><w:footnoteReference w:id="{}"/></w:r>'.format
    note = '<w:footnote w:id="{}"><w:p>{}</w:p></w:footnote>'.format
    comment = '<w:comment w:id="0" w:author="N"><w:p><w:r><w:t>so</w:t></w:r></w:p></w:comment>'
    hung = f'<w:commentRangeStart w:id="0"/>{run("b")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    body = f"<w:p>{run('a')}{sign(1)}</w:p><w:p>{hung}{sign(2)}</w:p><w:p>{run('c')}{sign(3)}</w:p>"
    parts = {
        "document.main": ("document", f"<w:body>{body}</w:body>"),
        "footnotes": ("footnotes", note(1, run("first")) + note(2, run("second")) + note(3, run("third"))),
        "comments": ("comments", comment),
    }
    types = "".join(f'<Override PartName="/word/{root}.xml" ContentType="{TYPE}.{kind}+xml"/>' for kind, (root, _) in parts.items())
    relations = '<Relationships xmlns="%s/relationships">%s</Relationships>'
    relation = f'<Relationship Id="{{0}}" Type="{OFFICE_DOCUMENT}/{{0}}" Target="{{1}}"/>'.format
    made = work / "notes.docx"
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>')
        package.writestr("_rels/.rels", relations % (PACKAGE, relation("officeDocument", "word/document.xml")))
        package.writestr("word/_rels/document.xml.rels", relations % (PACKAGE, relation("footnotes", "footnotes.xml") + relation("comments", "comments.xml")))
        for root, inside in parts.values():
            package.writestr(f"word/{root}.xml", f'<w:{root} xmlns:w="{WORD}">{inside}</w:{root}>')
    letters = printed(converted(made, "pdf", work / "pdf-notes"))
    return letters != sorted("a1b2c3" + "1first2second3third")


def converted(path, kind, folder):
    """What LibreOffice makes of a file."""
    return all_converted([path], kind, folder)[0]


def all_converted(paths, kind, folder):
    """What LibreOffice makes of files of different names: started once, since starting is most of its time."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder.parent / 'profile'}"
    status, _, err = run(OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", folder, *paths)
    made = [folder / f"{path.stem}.{kind.split(':')[0]}" for path in paths]
    for path, one in zip(paths, made):
        assert status == 0 and one.exists(), f"LibreOffice made no {kind} of {path.name}: {err}"
    return made


def printed(path):
    """The letters printed, in no order: where lines break and boxes stand decides in which order they are read back."""
    import pypdf

    return sorted("".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages))


def annotated_copy(draft, work):
    before = draft.read_bytes()
    copy = work / f"{draft.stem}.reviewed.docx"
    faircopy("annotate", draft, "-o", copy, *AS_OF)
    assert draft.read_bytes() == before, f"{draft.name} was written to"
    report = json.loads(faircopy("check", draft, "--format", "json", *AS_OF, "--exit-zero"))
    findings = [f for f in report["documents"][0]["findings"] if not f.get("waived")]
    opened, original = docx.Document(copy), docx.Document(draft)
    mine = [c for c in opened.comments if c.author == "faircopy"]
    assert len(mine) == len(findings), f"{draft.name}: {len(findings)} findings, {len(mine)} comments"
    assert all(c.text.strip() for c in mine), f"{draft.name}: a comment without words"
    assert words(opened) == words(original), f"{draft.name}: python-docx reads other words in the copy"
    known = faults(draft)
    new = [fault for fault in faults(copy) if fault not in known]
    assert not new, f"{draft.name}: the auditor finds something new in the copy: {new[:3]}"
    return draft, copy, len(mine)


def office_agrees(copies, checklists, work):
    """LibreOffice reads and prints the same words with comments as without, of `(draft, copy, number of comments)`."""
    drafts, annotated = [draft for draft, _, _ in copies], [copy for _, copy, _ in copies]
    # Of names of their own, since what is made of them goes into one folder.
    again = [made.rename(made.with_name(f"again-{made.name}")) for made in all_converted(annotated, "docx", work / "again")]
    plain = all_converted(drafts + annotated + again, "txt:Text", work / "text")
    texts = {made.name: made.read_text("utf-8-sig") for made in plain}
    for (draft, copy, count), saved in zip(copies, again):
        assert comments_in(saved) == comments_in(copy), f"{draft.name}: LibreOffice lost comments"
        read = [texts[f"{path.stem}.txt"] for path in (draft, copy, saved)]
        assert read[0].strip() and read[0] == read[1] == read[2], f"{draft.name}: LibreOffice reads other words"
        print(f"{draft.name}: {count} comments, the same words")
    bare = {}
    if any(map(has_notes, drafts)) and mixes_up_notes(work):
        for path in filter(has_notes, drafts + annotated):
            bare[path] = without_notes(path, work / "bare")
        print(f"this LibreOffice mixes up notes in any file with comments: {len(bare) // 2} drafts are printed without")
    paper = [bare.get(path, path) for path in drafts + annotated]
    pages = [printed(made) for made in all_converted(paper + checklists, "pdf", work / "pdf")]
    for draft, before, after in zip(drafts, pages, pages[len(drafts):]):
        assert before and before == after, f"{draft.name}: the printed copy has other words"
    assert all(pages[2 * len(drafts):]), "an empty checklist"


def checklist(draft, work):
    made = work / f"{draft.stem}.checklist.docx"
    faircopy("checklist", draft, "-o", made, *AS_OF)
    assert not faults(made), f"the checklist of {draft.name}: {faults(made)[:3]}"
    opened = docx.Document(made)
    assert any(p.style.name.startswith("Heading") for p in opened.paragraphs), "a checklist without headings"
    assert opened.tables, "a checklist without a table"
    return made


def main():
    drafts = [pathlib.Path(name).resolve() for name in sys.argv[2:]] or sorted(SAMPLES.glob("*.docx"))
    assert drafts, "no drafts"
    assert len({draft.name for draft in drafts}) == len(drafts), "two drafts of one name"
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
            copies = list(threads.map(lambda draft: annotated_copy(draft, work), drafts))
            checklists = list(threads.map(lambda draft: checklist(draft, work), drafts))
        if OFFICE:
            office_agrees(copies, checklists, work)
        else:
            print("LibreOffice is not installed: not tried")
    print(f"Word: {len(drafts)} drafts, read by python-docx, openxml-audit" + (" and LibreOffice" if OFFICE else ""))


PROGRAM = pathlib.Path(sys.argv[1]).resolve()
AUDITOR = pathlib.Path(sys.executable).with_name("openxml-audit")
OFFICE = shutil.which("soffice")
main()
