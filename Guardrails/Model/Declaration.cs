using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>A block as it is written, before its instances and values are known.</summary>
/// <param name="Kind">What it declares.</param>
/// <param name="Labels">Its labels: type and name of a resource, the name of a variable.</param>
/// <param name="Body">Its arguments and nested blocks.</param>
internal sealed record Declaration(BlockKind Kind, IReadOnlyList<string> Labels, JsonElement Body)
{
    // Each with the number of its labels.
    private static readonly KindOfBlock[] Kinds =
    [
        new("resource", BlockKind.Resource, 2),
        new("data", BlockKind.Data, 2),
        new("ephemeral", BlockKind.Ephemeral, 2),
        new("module", BlockKind.Module, 1),
        new("provider", BlockKind.Provider, 1),
        new("variable", BlockKind.Variable, 1),
        new("output", BlockKind.Output, 1),
        new("locals", BlockKind.Locals, 0),
        new("terraform", BlockKind.Terraform, 0),
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
    public static IReadOnlyList<Declaration> AllIn(JsonElement root)
    {
        var all = new List<Declaration>();
        foreach (var kind in Kinds)
        {
            // Terraform merges properties of the same name.
            foreach (var property in root.EnumerateObject())
            {
                if (property.NameEquals(kind.Name))
                    Add(all, kind.Kind, [], kind.Labels, property.Value, kind.Name);
            }
        }

        return all;
    }

    private static void Add(
        List<Declaration> all, BlockKind kind, IReadOnlyList<string> labels, int missing, JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Add(all, kind, labels, missing, item, path);
                break;
            case JsonValueKind.Object when missing > 0:
                foreach (var label in element.EnumerateObject())
                {
                    if (label.Name != "//")
                        Add(all, kind, [.. labels, label.Name], missing - 1, label.Value, $"{path}.{label.Name}");
                }

                break;
            case JsonValueKind.Object:
                all.Add(new Declaration(kind, labels, element));
                break;
            case JsonValueKind.Null:
                break;
            default:
                throw new FormatException(
                    $"'{path}' is {element.ValueKind}, where a configuration has an object or a list of objects.");
        }
    }

    private static string NameOf(BlockKind kind) => Kinds.First(known => known.Kind == kind).Name;

    private sealed record KindOfBlock(string Name, BlockKind Kind, int Labels);
}
