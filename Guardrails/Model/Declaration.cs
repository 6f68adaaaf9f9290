using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A block as it is written, before its instances and values are known.</summary>
/// <param name="Kind">What it declares.</param>
/// <param name="Labels">Its labels: type and name of a resource, the name of a variable.</param>
/// <param name="Body">Its arguments and nested blocks.</param>
internal sealed record Declaration(BlockKind Kind, IReadOnlyList<string> Labels, JsonElement Body)
{
    // Each with the number of its labels.
    private static readonly (string Name, BlockKind Kind, int Labels)[] Kinds =
    [
        ("resource", BlockKind.Resource, 2),
        ("data", BlockKind.Data, 2),
        ("ephemeral", BlockKind.Ephemeral, 2),
        ("module", BlockKind.Module, 1),
        ("provider", BlockKind.Provider, 1),
        ("variable", BlockKind.Variable, 1),
        ("output", BlockKind.Output, 1),
        ("locals", BlockKind.Locals, 0),
        ("terraform", BlockKind.Terraform, 0),
    ];

    /// <summary>The address without the key of an instance.</summary>
    public string Address => Kind switch
    {
        BlockKind.Resource => string.Join('.', Labels),
        BlockKind.Variable => $"var.{Labels[0]}",
        BlockKind.Locals => "local",
        _ => string.Join('.', Labels.Prepend(NameOf(Kind))),
    };

    /// <summary>The type of a resource or data source; the word for it of any other block.</summary>
    public string Type => Labels.Count == 2 ? Labels[0] : NameOf(Kind);

    /// <summary>The name within the type.</summary>
    public string LogicalId => Labels.Count > 0 ? Labels[^1] : Type;

    /// <summary>Returns the blocks of a configuration, whose labels and blocks may be objects or lists of them.</summary>
    /// <exception cref="FormatException">It has another shape.</exception>
    public static IReadOnlyList<Declaration> AllIn(JsonElement root) =>
    [
        // Terraform merges properties of the same name.
        .. from kind in Kinds
           from property in root.EnumerateObject()
           where property.NameEquals(kind.Name)
           from declaration in In(kind.Kind, [], kind.Labels, property.Value, kind.Name)
           select declaration,
    ];

    private static IEnumerable<Declaration> In(
        BlockKind kind, IReadOnlyList<string> labels, int missing, JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => In(kind, labels, missing, item, path)),
            JsonValueKind.Object when missing > 0 => element.EnumerateObject().Where(label => label.Name != "//")
                .SelectMany(label => In(kind, [.. labels, label.Name], missing - 1, label.Value, $"{path}.{label.Name}")),
            JsonValueKind.Object => [new Declaration(kind, labels, element)],
            JsonValueKind.Null => [],
            _ => throw new FormatException(
                $"'{path}' is {element.ValueKind}, where a configuration has an object or a list of objects."),
        };

    private static string NameOf(BlockKind kind) => Kinds.First(known => known.Kind == kind).Name;
}
