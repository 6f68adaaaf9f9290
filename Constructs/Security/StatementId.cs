namespace Tap.Security;

/// <summary>Builds the ids of policy statements from what they grant.</summary>
internal static class StatementId
{
    /// <summary>Returns an id of letters and digits in Pascal case: <c>table</c>, <c>dynamodb:GetItem</c> → <c>TableGetItem</c>.</summary>
    public static string Of(string resource, string part, IReadOnlyList<string> actions) =>
        Pascal(resource)
        + Pascal(part)
        + string.Concat(actions.Select(action => Pascal(action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..])));

    private static string Pascal(string text) => string.Concat(text
        .Split([.. text.Where(character => !char.IsAsciiLetterOrDigit(character)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
