namespace Tap.Guardrails;

/// <summary>A statement of a policy. Elements that are one value or a list are lists here.</summary>
public sealed class Statement
{
    internal Statement(PolicyModel policy, int index, Value json)
    {
        Policy = policy;
        Json = json;
        Sid = Element("Sid").Text;
        Index = index;
        Effect = Element("Effect");
        Actions = Element("Action").OneOrMany();
        NotActions = Element("NotAction").OneOrMany();
        Resources = Element("Resource").OneOrMany();
        NotResources = Element("NotResource").OneOrMany();
        Principals = PrincipalsOf(Element("Principal"));
        NotPrincipals = PrincipalsOf(Element("NotPrincipal"));
        Conditions = ConditionsOf(Element("Condition"));
    }

    /// <summary>The policy that it belongs to.</summary>
    public PolicyModel Policy { get; }

    /// <summary>Its id; <see langword="null"/> without one.</summary>
    public string? Sid { get; }

    /// <summary>Its place in the policy, from 0.</summary>
    public int Index { get; }

    /// <summary>The name of the statement in messages: its id, or its place.</summary>
    public string Name => Sid is { Length: > 0 } ? $"statement '{Sid}'" : $"statement {Index + 1}";

    /// <summary><c>Allow</c> or <c>Deny</c>.</summary>
    public Value Effect { get; }

    /// <summary>Whether it allows something, or may do: everything but a <c>Deny</c> that is written out.</summary>
    public bool Allows => Effect.Text != "Deny";

    /// <summary>The actions; none when <see cref="NotActions"/> are written.</summary>
    public IReadOnlyList<Value> Actions { get; }

    /// <summary>The actions that it is not about.</summary>
    public IReadOnlyList<Value> NotActions { get; }

    /// <summary>The resources; none in a trust policy.</summary>
    public IReadOnlyList<Value> Resources { get; }

    /// <summary>The resources that it is not about.</summary>
    public IReadOnlyList<Value> NotResources { get; }

    /// <summary>The principals; none in a policy of an identity.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; }

    /// <summary>The principals that it is not about.</summary>
    public IReadOnlyList<PolicyPrincipal> NotPrincipals { get; }

    /// <summary>The conditions, all of which have to match.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; }

    /// <summary>The whole statement; not known when a part of the policy is not.</summary>
    public Value Json { get; }

    /// <summary>Whether its elements can be read at all.</summary>
    public bool IsKnown => Json.Kind == ValueKind.Map;

    private Value Element(string name) => Element(Json, name);

    /// <summary>
    /// Returns an element by its name, without regard to case; of an element that stands there several times, all values.
    /// </summary>
    internal static Value Element(Value json, string name)
    {
        var found = json.Entries.Keys.Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return found switch
        {
            [] => json[name],
            [var only] => json.Entries[only],
            _ => Value.Of([.. found.SelectMany(key => json.Entries[key].OneOrMany())]),
        };
    }

    private static IReadOnlyList<PolicyPrincipal> PrincipalsOf(Value element) => element.Kind == ValueKind.Map
        ? [.. element.Entries.Keys.SelectMany(type => element[type].OneOrMany(), (type, value) => new PolicyPrincipal(type, value))]
        : [.. element.OneOrMany().Select(value => new PolicyPrincipal("AWS", value))];

    private static IReadOnlyList<PolicyCondition> ConditionsOf(Value element) =>
    [
        .. from test in element.Entries.Keys
           let keys = element.Entries[test].Entries
           from key in keys.Keys
           select new PolicyCondition(test, key, keys[key].OneOrMany()),
    ];
}
