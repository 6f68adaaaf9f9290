using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tap.Tests.Synthesis;

/// <summary>
/// What policies say together about a request, by the rules of IAM
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"/>): a denial anywhere wins, and
/// without an allowing statement nothing is allowed. Actions, resources and the operators that the policies here use.
/// </summary>
/// <param name="statements">The statements of all policies.</param>
internal sealed class PolicySimulation(params IEnumerable<JsonElement> statements)
{
    private readonly IReadOnlyList<JsonElement> statements = [.. statements];

    /// <summary>Whether a statement denies the request.</summary>
    /// <param name="action">The action, such as <c>s3:GetObject</c>.</param>
    /// <param name="resource">The ARN of the resource.</param>
    /// <param name="context">The values of condition keys.</param>
    public bool Denies(string action, string resource, params (string Key, string Value)[] context) =>
        Any("Deny", action, resource, context);

    /// <summary>Whether a statement allows the request, and none denies it.</summary>
    /// <inheritdoc cref="Denies" path="/param"/>
    public bool Allows(string action, string resource, params (string Key, string Value)[] context) =>
        Any("Allow", action, resource, context) && !Denies(action, resource, context);

    private bool Any(string effect, string action, string resource, (string Key, string Value)[] context) => statements.Any(statement =>
        statement.GetProperty("Effect").GetString() == effect
        && Applies(statement, "Action", action, RegexOptions.IgnoreCase) && Applies(statement, "Resource", resource, RegexOptions.None)
        && (!statement.TryGetProperty("Condition", out var conditions) || conditions.EnumerateObject().All(test => Holds(test, context))));

    private static bool Applies(JsonElement statement, string element, string value, RegexOptions options) =>
        statement.TryGetProperty(element, out var named)
            ? Texts(named).Any(pattern => Matches(pattern, value, options))
            : !Texts(statement.GetProperty($"Not{element}")).Any(pattern => Matches(pattern, value, options));

    private static bool Holds(JsonProperty test, (string Key, string Value)[] context) => test.Value.EnumerateObject().All(condition =>
    {
        var found = context.Where(entry => entry.Key.Equals(condition.Name, StringComparison.OrdinalIgnoreCase))
            .Select(entry => entry.Value)
            .ToList();
        return test.Name switch
        {
            "StringEquals" or "Bool" => found.Any(value => Texts(condition.Value).Contains(value)),
            "StringNotEquals" => !found.Any(value => Texts(condition.Value).Contains(value)),
            "ArnLike" => found.Any(value => Texts(condition.Value).Any(pattern => Matches(pattern, value, RegexOptions.None))),
            _ => throw new NotSupportedException($"The operator {test.Name} is not known here."),
        };
    });

    private static bool Matches(string pattern, string value, RegexOptions options) =>
        Regex.IsMatch(
            value,
            $@"\A{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal)}\z",
            options);

    private static IEnumerable<string> Texts(JsonElement oneOrMany) =>
        oneOrMany.ValueKind == JsonValueKind.Array
            ? oneOrMany.EnumerateArray().Select(item => item.GetString()!)
            : [oneOrMany.GetString()!];
}
