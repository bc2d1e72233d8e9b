// Two samples made by pdf-lib: a filled form with a comb, and the same form flattened.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const { PDFDocument, StandardFonts } = createRequire(process.cwd() + '/')('pdf-lib');

async function form() {
  const file = await PDFDocument.create({ updateMetadata: false });
  const page = file.addPage([595, 842]);
  const font = await file.embedFont(StandardFonts.Helvetica);
  const say = (text, x, y) => page.drawText(text, { x, y, size: 10, font });
  page.drawRectangle({ x: 50, y: 740, width: 150, height: 40, borderWidth: 1 });
  page.drawRectangle({ x: 200, y: 740, width: 300, height: 40, borderWidth: 1 });
  page.drawRectangle({ x: 50, y: 700, width: 150, height: 40, borderWidth: 1 });
  page.drawRectangle({ x: 200, y: 700, width: 300, height: 40, borderWidth: 1 });
  say('Date Submitted', 55, 755);
  say('Male / Female', 55, 715);
  const fields = file.getForm();
  const date = fields.createTextField('f1_22[0]');
  date.setMaxLength(8);
  date.enableCombing();
  date.setText('04032024');
  date.addToPage(page, { x: 205, y: 748, width: 160, height: 22, borderWidth: 0 });
  [['Male', 206, false], ['Female', 300, true]].forEach(([label, x, on], n) => {
    const box = fields.createCheckBox(`box${n}`);
    box.addToPage(page, { x, y: 713, width: 12, height: 12 });
    if (on) box.check();
    say(label, x + 18, 715);
  });
  say('During the period: (', 50, 650);
  say('to', 225, 650);
  say(')', 320, 650);
  [['11/22', 145], ['01/25', 240]].forEach(([text, x], n) => {
    const month = fields.createTextField(`period${n}`);
    month.setText(text);
    month.addToPage(page, { x, y: 645, width: 70, height: 18, borderWidth: 1 });
    month.setFontSize(9);
  });
  return file;
}

const filled = await form();
writeFileSync(process.argv[2] + '/pdf-lib-filled.pdf', await filled.save());
const flat = await form();
flat.getForm().flatten();
writeFileSync(process.argv[2] + '/pdf-lib-flattened.pdf', await flat.save());
