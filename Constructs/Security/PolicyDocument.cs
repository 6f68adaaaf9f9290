using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tap.Core;

namespace Tap.Security;

/// <summary>An IAM policy as JSON in a stable order, so that a plan shows a change only when the policy's meaning changes.</summary>
public sealed class PolicyDocument
{
    // The default encoder would escape `<`, `&` and the like for HTML, and break Terraform references.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<PolicyStatement> statements = [];
    private readonly bool isBoundary;

    /// <summary>Creates a policy with these statements.</summary>
    /// <exception cref="InputException">A statement breaks a rule of <see cref="Add"/>.</exception>
    public PolicyDocument(params IReadOnlyList<PolicyStatement> statements)
        : this(statements, isBoundary: false)
    {
    }

    private PolicyDocument(IReadOnlyList<PolicyStatement> statements, bool isBoundary)
    {
        this.isBoundary = isBoundary;
        foreach (var statement in statements)
            Add(statement);
    }

    /// <summary>The statements, in the order in which they were added.</summary>
    public IReadOnlyList<PolicyStatement> Statements => statements;

    /// <summary>
    /// Returns a permissions boundary with these statements. A boundary allows nothing by itself, so its statements may allow all actions
    /// but some (<see cref="PolicyStatement.NotActions"/>).
    /// </summary>
    /// <param name="statements">The statements.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="InputException">A statement breaks another rule of <see cref="Add"/>.</exception>
    public static PolicyDocument Boundary(params IReadOnlyList<PolicyStatement> statements) => new(statements, isBoundary: true);

    /// <summary>Adds a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <exception cref="InputException">
    /// The id is already used or not letters and digits; the statement names no action; it allows an action with a wildcard, or all but
    /// some actions or resources; it names everybody and others besides; or two conditions have the same operator and key. The message
    /// lists all problems.
    /// </exception>
    public void Add(PolicyStatement statement)
    {
        var wildcards = statement.Deny ? [] : statement.Actions.Where(action => action.AsSpan().IndexOfAny('*', '?') >= 0).ToList();
        InputProblems.Refuse($"The policy statement '{statement.Sid}'",
        [
            statement.Sid.Length > 0 && statement.Sid.All(char.IsAsciiLetterOrDigit)
                ? null
                : "its id must be letters and digits, one or more",
            statements.Any(other => other.Sid == statement.Sid)
                ? "the policy has a statement of that id already: give this one an id of its own"
                : null,
            statement.Actions.Count + statement.NotActions.Count == 0 ? "it names no action: name those that it is about" : null,
            statement.NotActions.Count > 0 && (!(statement.Deny || isBoundary) || statement.Actions.Count > 0)
                ? "it has NotActions, which only a denying statement without Actions may have: name the actions that it allows"
                : null,
            wildcards.Count > 0
                ? $"it allows {string.Join(", ", wildcards)}: an allowing statement takes no wildcard action, name each action"
                : null,
            statement.NotResources.Count > 0 && (!statement.Deny || statement.Resources.Count > 0)
                ? "it has NotResources, which only a denying statement without Resources may have: name the resources that it allows"
                : null,
            Principal.Problem(statement.Principals),
            .. Condition.Problems(statement.Conditions),
        ]);
        statements.Add(statement);
    }

    /// <summary>Replaces the statement with this id, or adds the statement.</summary>
    internal void Set(PolicyStatement statement)
    {
        if (statements.FindIndex(other => other.Sid == statement.Sid) is var index && index >= 0)
            statements[index] = statement;
        else
            Add(statement);
    }

    /// <summary>Returns the id when no statement uses it, or the id with the first number from 2 on that makes it unique.</summary>
    internal string FreeSid(string sid) =>
        Enumerable.Range(2, statements.Count).Select(number => $"{sid}{number}")
            .Prepend(sid)
            .First(candidate => statements.All(other => other.Sid != candidate));

    /// <summary>
    /// Returns whether a statement without conditions allows exactly these actions on exactly these resources, whatever its id.
    /// </summary>
    internal bool Has(IReadOnlyList<string> actions, IReadOnlyList<string> resources) => statements.Any(statement =>
        !statement.Deny
            && statement.Conditions.Count == 0
            && statement.Actions.SequenceEqual(actions)
            && statement.Resources.SequenceEqual(resources));

    /// <summary>
    /// Returns the policy as JSON. A single action, resource or value is a string and several are an array, as AWS writes them.
    /// </summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. statements.Select(ToNode)]),
    }.ToJsonString(Plain);

    private static JsonObject ToNode(PolicyStatement statement)
    {
        var node = new JsonObject { ["Sid"] = statement.Sid, ["Effect"] = statement.Deny ? "Deny" : "Allow" };
        if (statement.Principals.Count > 0)
            node["Principal"] = statement.Principals.Contains(Principal.Everybody)
                ? "*"
                : Sorted(statement.Principals, one => one.Kind, ofKind => OneOrMany([.. ofKind.Select(one => one.Value)]));
        node[statement.NotActions.Count > 0 ? "NotAction" : "Action"] = OneOrMany(
            statement.NotActions.Count > 0 ? statement.NotActions : statement.Actions);
        if (statement.Resources.Count > 0)
            node["Resource"] = OneOrMany(statement.Resources);
        if (statement.NotResources.Count > 0)
            node["NotResource"] = OneOrMany(statement.NotResources);
        if (statement.Conditions.Count > 0)
            node["Condition"] = Sorted(
                statement.Conditions,
                one => one.Operator.Name,
                ofOperator => Sorted(ofOperator, one => one.Key, ofKey => OneOrMany(ofKey.Single().Values)));
        return node;
    }

    private static JsonObject Sorted<T>(IEnumerable<T> items, Func<T, string> name, Func<IEnumerable<T>, JsonNode> value) =>
        new(items.GroupBy(name)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)value(group))));

    private static JsonNode OneOrMany(IReadOnlyList<string> values) =>
        values.Count == 1 ? values[0] : new JsonArray([.. values.Select(value => (JsonNode)value)]);
}
