using System.Globalization;

namespace Tap.Guardrails;

/// <summary>
/// A value in a stack as far as it is known: expressions are evaluated, variables have their defaults, locals and references to attributes
/// that are written in the stack are resolved.
/// </summary>
public sealed partial class Value
{
    // Initialized before the value that uses it.
    private static readonly Dictionary<string, Value> EmptyMap = [];

    private readonly IReadOnlyList<Value>? parts;
    private readonly IReadOnlyList<Value>? alternatives;

    private Value(
        ValueKind kind, string expression, IReadOnlyList<Value>? parts = null, IReadOnlyList<Value>? alternatives = null)
    {
        Kind = kind;
        Expression = expression;
        this.parts = parts;
        this.alternatives = alternatives;
    }

    /// <summary>The value of what is not written.</summary>
    public static Value Absent { get; } = new(ValueKind.Absent, "null");

    /// <summary>What is known of it.</summary>
    public ValueKind Kind { get; }

    /// <summary>
    /// How it is written, for messages: the text of a known scalar, and <c>${…}</c> around what is not known.
    /// </summary>
    public string Expression { get; private init; }

    /// <summary>
    /// The string, number or boolean as Terraform converts it to a string; <see langword="null"/> for anything else.
    /// </summary>
    public string? Text { get; private init; }

    /// <summary>The values of a list; empty for anything else.</summary>
    public IReadOnlyList<Value> Items { get; private init; } = [];

    /// <summary>The values of a map by key; empty for anything else.</summary>
    public IReadOnlyDictionary<string, Value> Entries { get; private init; } = EmptyMap;

    /// <summary>Whether a map may have further keys, which are not known.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>
    /// Whether it is certain that a nested block exists; not so for one of a <c>dynamic</c> block over a collection that is not known.
    /// </summary>
    public bool IsCertain { get; private init; } = true;

    /// <summary>What it refers to when it is nothing but a reference: <c>${aws_s3_bucket.data.arn}</c>, known or not.</summary>
    public Reference? Reference { get; private init; }

    /// <summary>Everything that it was derived from; empty for a literal.</summary>
    public IReadOnlyList<Reference> References { get; private init; } = [];

    /// <summary>
    /// The parts of a template such as <c>${aws_s3_bucket.data.arn}/*</c>, in order, known texts and what is not known; otherwise the value
    /// itself.
    /// </summary>
    public IReadOnlyList<Value> Parts => parts ?? [this];

    /// <summary>The values that a conditional may have, whose condition is not known; otherwise the value itself.</summary>
    public IReadOnlyList<Value> Alternatives => alternatives ?? [this];

    /// <summary>What <c>jsonencode</c> was given, also where the text that it makes is not wholly known.</summary>
    public Value? Json { get; private init; }

    /// <summary>Whether it is neither absent nor unknown; a list or a map is, whatever is in it.</summary>
    public bool IsKnown => Kind is not (ValueKind.Absent or ValueKind.Unknown);

    /// <summary>Whether it is written in the stack, known or not.</summary>
    public bool IsPresent => Kind != ValueKind.Absent;

    /// <summary>The number; <see langword="null"/> when it is none, or not known.</summary>
    public double? Number =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>
    /// The boolean, of which Terraform takes <c>"1"</c> and <c>"0"</c> too; <see langword="null"/> when it is none, or not known.
    /// </summary>
    public bool? Boolean => Text switch
    {
        "true" => true,
        "false" => false,
        "1" when Kind == ValueKind.Text => true,
        "0" when Kind == ValueKind.Text => false,
        _ => null,
    };

    /// <summary>Returns whether the value is what is expected: <see cref="Proof.Unproven"/> when it is not known.</summary>
    /// <param name="expected">Whether a known value, or an absent one, is what is expected.</param>
    public Proof Is(Func<Value, bool> expected) => Proofs.All(Alternatives, one =>
        one.Kind == ValueKind.Unknown ? Proof.Unproven : Proofs.Of(expected(one)));

    /// <summary>Returns whether the value is a boolean, as a boolean or as text.</summary>
    public Proof Is(bool expected) => Is(value => value.Boolean == expected);

    /// <summary>Returns whether the value is one of some texts.</summary>
    public Proof IsOneOf(params IReadOnlyList<string> expected) => Is(value => value.Text is { } text && expected.Contains(text));

    /// <summary>
    /// Returns whether something is written there; a value that is not known counts as written, because it is a reference to something.
    /// </summary>
    public Proof IsSet() => Proofs.All(Alternatives, one => Proofs.Of(one.IsPresent && one.Text != ""));

    /// <summary>Returns the entry of a map or the attribute of an object.</summary>
    /// <param name="name">The key.</param>
    /// <returns>The value; absent without such a key, and unknown in what is not known.</returns>
    public Value this[string name]
    {
        get
        {
            if (Alternatives.Count > 1)
                return OneOf([.. Alternatives.Select(one => one[name])], $"{Inner(Expression)}.{name}");
            return Entries.TryGetValue(name, out var entry) ? entry
                : Kind == ValueKind.Unknown || IsOpen ? UnknownEntry(name)
                : Absent;
        }
    }

    private Value UnknownEntry(string name)
    {
        var entry = Unknown($"{Inner(Expression)}.{name}", References);
        return Reference is { } whole
            ? entry.From(new Reference(whole.Address, whole.Attribute.Length > 0 ? $"{whole.Attribute}.{name}" : name))
            : entry;
    }

    /// <summary>Returns the items of a list, or the value alone; nothing when it is absent.</summary>
    public IReadOnlyList<Value> OneOrMany() =>
        Alternatives.Count > 1 ? [.. Alternatives.SelectMany(one => one.OneOrMany())]
        : Kind == ValueKind.List ? Items
        : Kind == ValueKind.Absent ? [] : [this];

    /// <summary>Returns all values in it that are no lists and no maps, with where they stand.</summary>
    /// <param name="path">Where this value stands: <c>environment</c>.</param>
    public IEnumerable<Leaf> Leaves(string path)
    {
        if (Alternatives.Count > 1)
            return Alternatives.SelectMany(one => one.Leaves(path));
        return Kind switch
        {
            ValueKind.List => Items.SelectMany((item, index) => item.Leaves($"{path}.{index}")),
            ValueKind.Map => Entries.Keys.SelectMany(key => Entries[key].Leaves($"{path}.{key}")),
            _ => [new Leaf(path, this)],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Expression;

    /// <summary>The text between <c>${</c> and <c>}</c>.</summary>
    internal static string Inner(string expression) =>
        expression.StartsWith("${", StringComparison.Ordinal) && expression.EndsWith('}') ? expression[2..^1] : expression;

    private string Signature => Kind switch
    {
        ValueKind.List => $"[{string.Join(",", Items.Select(item => item.Signature))}]",
        ValueKind.Map => string.Join(
            ',',
            Entries.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}={Entries[key].Signature}")),
        _ => $"{Kind}:{Expression}",
    };
}
