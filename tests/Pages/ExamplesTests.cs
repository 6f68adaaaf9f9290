using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tap.Core;
using Tap.Tests.Architecture;

namespace Tap.Tests.Pages;

/// <summary>The examples of the pages compile, word for word: as a program, as types, or as a part of a stack or a construct.</summary>
public sealed partial class ExamplesTests
{
    private const string Usings =
        """
        global using Constructs; global using HashiCorp.Cdktf; global using Tap; global using Tap.Api; global using Tap.Compute;
        global using Tap.Core; global using Tap.Guardrails; global using Tap.Hosting;
        global using Tap.Monitoring; global using Tap.Networking;
        global using Tap.Security; global using Tap.Stacks; global using Tap.Storage;
        global using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
        """;

    // What pages take for there.
    private const string Surroundings =
        """
        public sealed class NotesStack(Construct scope, Settings settings) : TapStack(scope, "notes", settings)
        {
            public static StackDefinition Definition { get; } = new("notes", (scope, settings) => new NotesStack(scope, settings));
        }

        public abstract class Surroundings(Construct scope, Settings settings) : TapStack(scope, "page", settings)
        {
            protected readonly Settings settings = settings;
            protected readonly PackageBucket packages = null!;
            protected readonly NodeFunction function = null!, read = null!, write = null!, processor = null!;
            protected readonly SecureBucket bucket = null!;
            protected readonly KeyValueTable table = null!;
            protected readonly Queue queue = null!;
            protected readonly RestService api = null!;
            protected readonly GitHubOidcProvider provider = null!;
            protected readonly PermissionsBoundary boundary = null!;
            protected readonly string arn = "", keyArn = "", sourceArn = "", status = "";
        }

        public abstract class ConstructSurroundings(Construct scope, string id) : TapConstruct(scope, id)
        {
            protected readonly DeadLetterQueueProps props = null!;
        }
        """;

    [TestCaseSource(nameof(Examples))]
    public void An_example_compiles(string page, int number)
    {
        var example = BlocksOf(page)[number - 1];
        string[] readings =
        [
            example,
            $"return 0;\n{example}",
            InBody("Surroundings", "Construct scope, Settings settings", "scope, settings", example),
            InBody("ConstructSurroundings", "Construct scope, string id", "scope, id", example),
        ];
        var errors = readings.Select(ErrorsOf).ToList();
        Assert.That(errors, Has.Some.Empty, string.Join("\n\n", errors));
    }

    [TestCase("var table = new KeyValueTable(this, \"table\", new KeyValueTableProps { Nam = \"notes\" });")]
    [TestCase("table.Grant(nobody, \"dynamodb:GetItem\");")]
    public void A_broken_example_does_not(string example) =>
        Assert.That(ErrorsOf(InBody("Surroundings", "Construct scope, Settings settings", "scope, settings", example)), Is.Not.Empty);

    private static string InBody(string type, string parameters, string arguments, string statements) =>
        $"return 0;\npublic sealed class Page : {type} {{ public Page({parameters}) : base({arguments}) {{\n{statements}\n}} }}";

    private static string ErrorsOf(string text) => string.Join('\n', SourceCode
        .CompileAgainstAssemblies(("Usings.cs", Usings), ("Surroundings.cs", Surroundings), ("Example.cs", text))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static IEnumerable<TestCaseData> Examples() =>
        from page in PagesTests.Pages()
        from number in Enumerable.Range(1, BlocksOf(page).Count)
        select new TestCaseData(page, number);

    private static IReadOnlyList<string> BlocksOf(string page) =>
        [.. Block.Matches(File.ReadAllText(Path.Combine(ProjectFolder.Path, page))).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
