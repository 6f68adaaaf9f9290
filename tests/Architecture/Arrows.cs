using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tap.Tests.Architecture;

/// <summary>A use of one room in another.</summary>
/// <param name="From">The room that uses.</param>
/// <param name="To">The room that is used.</param>
/// <param name="Place">The first place of it: file, line, and what is used.</param>
internal sealed record Arrow(string From, string To, string Place)
{
    /// <summary>Finds which rooms the code of each room uses: types, members, constants and names alike.</summary>
    /// <param name="code">The code.</param>
    /// <returns>One arrow a pair of rooms, in their order.</returns>
    public static IReadOnlyList<Arrow> In(CSharpCompilation code) =>
    [
        .. code.SyntaxTrees
            .SelectMany(tree => Uses(code.GetSemanticModel(tree), tree))
            .GroupBy(arrow => (arrow.From, arrow.To), (_, uses) => uses.First())
            .OrderBy(arrow => arrow.From, StringComparer.Ordinal)
            .ThenBy(arrow => arrow.To, StringComparer.Ordinal),
    ];

    /// <summary>The room of a file: the folder below <c>Constructs/</c>, or the one at the top.</summary>
    public static string? RoomOf(string path) => path.Split('/') switch
    {
        ["Constructs", var room, _, ..] => room,
        ["bindings", ..] => "Hosting",
        [var room and ("Guardrails" or "Stacks"), ..] => room,
        ["main.cs"] => "main.cs",
        _ => null,
    };

    private static IEnumerable<Arrow> Uses(SemanticModel model, SyntaxTree tree) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        let declaration = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition.DeclaringSyntaxReferences
            .FirstOrDefault()
        let @from = RoomOf(tree.FilePath)
        let to = declaration is null ? null : RoomOf(declaration.SyntaxTree.FilePath)
        where @from is not null && to is not null && @from != to
        select new Arrow(@from, to, $"{tree.FilePath}:{name.GetLocation().GetLineSpan().StartLinePosition.Line + 1} uses {symbol!.Name}");
}
