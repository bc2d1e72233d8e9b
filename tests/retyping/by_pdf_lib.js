// Pages as JSON on standard input, a PDF form filled in by the npm package pdf-lib on standard output.
const { PDFDocument, StandardFonts, rgb } = require("pdf-lib");
const { pages, flat } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const HIGH = 842, SIZE = 9.5, BLACK = rgb(0, 0, 0);
const rectangle = ([x0, top, x1, bottom]) => ({ x: x0, y: HIGH - bottom, width: x1 - x0, height: bottom - top });

async function made() {
  const file = await PDFDocument.create();
  const plain = await file.embedFont(StandardFonts.Helvetica);
  const bold = await file.embedFont(StandardFonts.HelveticaBold);
  const form = file.getForm();
  const radios = {};
  for (const leaf of pages) {
    const page = file.addPage([595, HIGH]);
    leaf.frames.forEach((frame) => page.drawRectangle({ ...rectangle(frame), borderWidth: 0.5, borderColor: BLACK }));
    leaf.words.forEach((one) =>
      page.drawText(one.text, { x: one.x, y: HIGH - one.y, size: SIZE, font: one.bold ? bold : plain }));
    leaf.places.forEach((place, number) => {
      const at = { ...rectangle(place.box), borderColor: BLACK, borderWidth: place.celled && place.on === null ? 0 : 0.5 };
      if (place.radio) {
        radios[place.radio] ??= form.createRadioGroup(place.radio);
        radios[place.radio].addOptionToPage(place.name, page, at);
        if (place.on) radios[place.radio].select(place.name);
      } else if (place.on !== null) {
        const box = form.createCheckBox(place.name);
        box.addToPage(page, at);
        if (place.on) box.check();
      } else if (place.options.length) {
        const list = form.createDropdown(place.name);
        list.addOptions(place.options);
        if (place.text) list.select(place.text);
        list.addToPage(page, at);
        list.setFontSize(SIZE);
      } else {
        const text = form.createTextField(place.name);
        if (place.lines.length > 1) text.enableMultiline();
        text.setText(place.text);
        text.addToPage(page, at);
        text.setFontSize(SIZE - 0.5);
      }
    });
  }
  if (flat) form.flatten();
  return file.save();
}
made().then((bytes) => process.stdout.write(bytes)).catch((why) => { console.error(why); process.exit(1); });
