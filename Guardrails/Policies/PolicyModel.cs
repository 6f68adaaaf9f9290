namespace Tap.Guardrails;

/// <summary>A policy, wherever it stands.</summary>
public sealed class PolicyModel
{
    internal PolicyModel(ResourceBlock resource, string argument, PolicyKind kind, Value written)
    {
        Resource = resource;
        Argument = argument;
        Kind = kind;
        Written = written;
        var json = JsonText.Read(written);
        Statements = [.. json.Alternatives.SelectMany(one => Statement.Element(one, "Statement").OneOrMany())
            .Select((statement, index) => new Statement(this, index, statement))];
        IsKnown = json.Alternatives.All(one => one.Kind == ValueKind.Map && !one.IsOpen) && Statements.All(statement => statement.IsKnown);
    }

    /// <summary>The resource in which it is written.</summary>
    public ResourceBlock Resource { get; }

    /// <summary>The argument that holds it: <c>policy</c>, <c>inline_policy.0.policy</c>.</summary>
    public string Argument { get; }

    /// <summary>What it is attached to.</summary>
    public PolicyKind Kind { get; }

    /// <summary>How it is written.</summary>
    public Value Written { get; }

    /// <summary>The statements that can be read.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Whether all statements can be read; a policy of which a part is not known may say anything.</summary>
    public bool IsKnown { get; }
}
