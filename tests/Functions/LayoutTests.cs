using Tap.Core;
using Tap.Tests.Compute;

namespace Tap.Tests.Functions;

/// <summary>The rooms of <c>functions/</c>: systems that know nothing of each other, and what two or more of them use.</summary>
public sealed class LayoutTests
{
    // What the library offers to functions of others, in whose place the tests have a consumer (tests/Functions/Queue).
    private static readonly string[] Offered = ["shared/queue/"];

    private static readonly string Folder = Path.Combine(ProjectFolder.Path, "functions");
    private static readonly FunctionSources Sources = new(Folder);

    [Test]
    public void No_system_imports_another() => Assert.That(Sources.WrongImports, Is.Empty);

    [Test]
    public void What_is_shared_is_used_by_two_systems_or_more() => Assert.That(Sources.SharedByFewerThanTwo(Offered), Is.Empty);

    [TestCaseSource(nameof(Offered))]
    public void What_is_offered_needs_to_be_named_as_that(string room) =>
        Assert.That(Sources.SharedByFewerThanTwo(), Has.Some.StartsWith(room));

    [TestCaseSource(nameof(Systems))]
    public void Every_system_has_a_page_with_its_functions(string system)
    {
        var functions = Sources.FunctionsOf(system).Select(function => $"`{function}`").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(functions, Is.Not.Empty);
            foreach (var page in new[] { Path.Combine(Folder, system, "README.md"), Path.Combine(Folder, "README.md") })
            {
                var text = File.ReadAllText(page);
                Assert.That(functions.Where(function => !text.Contains(function, StringComparison.Ordinal)), Is.Empty, $"not in {page}");
            }
        }
    }

    [Test]
    public void Wrong_imports_are_found()
    {
        using var folder = new JavaScriptFolder(
            ("a/one/index.ts", "import { x } from \"../../b/x.js\";"),
            ("b/x.ts", "import type { y } from \"../shared/y.js\";"),
            ("shared/y.ts", "export const later = () => import(\"../a/z.js\");"),
            ("a/z.ts", ""));
        Assert.That(
            new FunctionSources(folder.Path).WrongImports,
            Is.EquivalentTo(["a/one/index.ts imports b/x.ts", "shared/y.ts imports a/z.ts"]));
    }

    [Test]
    public void What_is_not_shared_is_found()
    {
        using var folder = new JavaScriptFolder(
            ("a/one/index.ts", "import \"../../shared/both.js\";\nimport validate from \"../../shared/one.schema.json?validator\";"),
            ("b/two/index.ts", "import { both } from \"../../shared/both.js\";"),
            ("shared/both.ts", "export { through } from \"./through.js\";"),
            ("shared/through.ts", ""),
            ("shared/one.schema.json", "{}"),
            ("shared/none.ts", ""),
            ("shared/offered/helper.ts", "import \"../none.js\";"),
            ("shared/put.ts", ""),
            ("build/package.mjs", "alias: { \"module\": \"./shared/put.ts\" }"));
        var sources = new FunctionSources(folder.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sources.SharedByFewerThanTwo(), Is.EquivalentTo(
                ["shared/one.schema.json is used by a", "shared/none.ts is used by nobody", "shared/offered/helper.ts is used by nobody"]));
            Assert.That(sources.SharedByFewerThanTwo("shared/offered/"), Is.EqualTo(["shared/one.schema.json is used by a"]));
        }
    }

    private static IEnumerable<string> Systems() => Sources.Systems;
}
