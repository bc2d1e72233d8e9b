// Blocks as JSON on standard input, a Word file by the npm package docx on standard output.
const docx = require("docx");
const blocks = JSON.parse(require("fs").readFileSync(0, "utf8"));

const runs = (piece) => {
  if ("on" in piece) return [new docx.CheckBox({ checked: piece.on })];
  return piece.text.split("\n").flatMap((line, number) =>
    line.split("\t").map((text, tab) =>
      new docx.TextRun({ bold: piece.bold, break: number && !tab ? 1 : 0, children: tab ? [new docx.Tab(), text] : [text] })));
};
const paragraph = (block) => new docx.Paragraph({ children: block.pieces.flatMap(runs) });
const cell = (one) => new docx.TableCell({
  columnSpan: one.span, children: one.blocks.length ? one.blocks.map(made) : [new docx.Paragraph("")],
});
const made = (block) => block.rows
  ? new docx.Table({ rows: block.rows.map((row) => new docx.TableRow({ children: row.map(cell) })) })
  : paragraph(block);

const file = new docx.Document({ sections: [{ children: blocks.map(made) }] });
docx.Packer.toBuffer(file).then((bytes) => process.stdout.write(bytes));
