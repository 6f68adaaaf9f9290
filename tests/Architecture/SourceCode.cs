using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tap.Core;

namespace Tap.Tests.Architecture;

/// <summary>C# source of the project, compiled so that names in it are known by what they stand for.</summary>
internal static class SourceCode
{
    // What the SDK adds to every file (ImplicitUsings).
    private const string ImplicitUsings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<ILookup<bool, MetadataReference>> References = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).ToLookup(
            file => Path.GetFileName(file).StartsWith("Tap.", StringComparison.Ordinal),
            file => (MetadataReference)MetadataReference.CreateFromFile(file)));

    /// <summary>The files of the library, of the guardrails and of the app, in the order of their paths.</summary>
    public static IReadOnlyList<string> Files() =>
    [
        Full("GlobalUsings.cs"), Full("main.cs"), Full("bindings/JsiiRuntime.cs"), .. Below("Constructs"), .. Below("Guardrails"),
        .. Below("Stacks"),
    ];

    /// <summary>The C# files below a folder of the project, but for what a build made.</summary>
    public static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(Full(folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>Compiles files of the project, and texts beside them, each under the path that it would have.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> files, params IEnumerable<(string Path, string Text)> others) =>
        Compile(References.Value[false], [.. files.Select(file => (Relative(file), File.ReadAllText(file))), .. others]);

    /// <summary>Compiles texts against what the project's own assemblies hand to others.</summary>
    public static CSharpCompilation CompileAgainstAssemblies(params IEnumerable<(string Path, string Text)> texts) =>
        Compile(References.Value.SelectMany(references => references), texts);

    /// <summary>A path in the project's folder, with slashes.</summary>
    public static string Relative(string file) => Path.GetRelativePath(ProjectFolder.Path, file).Replace('\\', '/');

    private static string Full(string path) => Path.Combine(ProjectFolder.Path, path);

    private static CSharpCompilation Compile(IEnumerable<MetadataReference> references, IEnumerable<(string Path, string Text)> texts) =>
        CSharpCompilation.Create(
            "Tap.Source",
            [Parse("ImplicitUsings.cs", ImplicitUsings), .. texts.Select(text => Parse(text.Path, text.Text))],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);
}
