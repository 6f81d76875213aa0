const puppeteer = require("puppeteer-core");
const fs = require("fs");

const page_file = process.argv[2];
const screens = [[1200, "light"], [1200, "dark"], [800, "light"], [360, "light"], [360, "dark"], [320, "light"]];

(async () => {
  const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  let faults = 0;
  const fault = (words) => { faults += 1; console.log(`${page_file}: ${words}`); };
  const opened = async (width, scheme, bypass) => {
    const page = await browser.newPage();
    await page.setBypassCSP(bypass);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.goto(`file://${page_file}`);
    return page;
  };
  for (const [width, scheme] of screens) {
    const page = await opened(width, scheme, true);
    await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate(() => axe.run());
    for (const { id, help, nodes } of violations) fault(`${width} ${scheme}: ${id}: ${help}: ${nodes[0].html}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) fault(`${width} ${scheme}: ${wide} pixels wide`);
    await page.close();
  }
  const strict = await opened(1200, "light", false);
  strict.on("console", (message) => fault(message.text()));
  await strict.reload();
  if (await strict.evaluate(() => getComputedStyle(document.body).maxWidth) === "none") fault("its style doesn't apply");
  await browser.close();
  if (faults === 0) console.log(`${page_file}: no violation`);
  process.exit(faults === 0 ? 0 : 1);
})();
