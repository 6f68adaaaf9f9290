using System.Text.Json;

namespace Tap.Guardrails;

/// <summary>Reads the statements of IAM policies in a synthesized stack.</summary>
internal static class PolicyJson
{
    /// <summary>Returns the statements; <see langword="null"/> when the text is no policy, such as a reference to one.</summary>
    public static IReadOnlyList<JsonElement>? Statements(string? policy)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutQuotesInReferences(policy ?? ""));
            return LegacyResource.BlocksOf(document.RootElement.Clone(), "Statement");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns whether a statement allows something.</summary>
    public static bool Allows(JsonElement statement) => LegacyResource.TextOf(statement, "Effect") == "Allow";

    /// <summary>Returns whether a policy denies everybody an action without TLS.</summary>
    public static bool DeniesWithoutTls(string? policy, string action) =>
        Statements(policy) is { } statements && statements.Any(statement => !Allows(statement)
            && LegacyResource.TextOf(statement, "Principal") == "*"
            && OneOrMany(statement, "Action").Contains(action)
            && LegacyResource.BlocksOf(statement, "Condition").SelectMany(condition => LegacyResource.BlocksOf(condition, "Bool"))
                .Any(test => LegacyResource.TextOf(test, "aws:SecureTransport") == "false"));

    /// <summary>Returns the strings of an element that is one string or several: <c>Action</c>, <c>Resource</c>.</summary>
    public static IReadOnlyList<string> OneOrMany(JsonElement statement, string element) =>
        LegacyResource.TextsOf(statement, element) is { Count: > 0 } many ? many
        : LegacyResource.TextOf(statement, element) is { } one ? [one] : [];

    /// <summary>Returns a text without its references: <c>a${b.arn}c</c> → <c>ac</c>.</summary>
    public static string WithoutReferences(string text) =>
        string.Concat(Characters(text).Where(character => !character.InReference).Select(character => character.Value));

    // Terraform evaluates ${…} before the JSON is read, so that the quotes in ${split(":", x)} do not belong to the JSON.
    private static string WithoutQuotesInReferences(string text) =>
        string.Concat(
            Characters(text).Select(character => character is { InReference: true, Value: '"' or '\\' } ? '\'' : character.Value));

    private static IEnumerable<(char Value, bool InReference)> Characters(string text)
    {
        var depth = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var opens = text[index] == '{' && (depth > 0 || (index > 0 && text[index - 1] == '$'));
            depth += opens ? 1 : 0;
            yield return (text[index], depth > 0 || (text[index] == '$' && index + 1 < text.Length && text[index + 1] == '{'));
            depth -= text[index] == '}' && depth > 0 ? 1 : 0;
        }
    }
}
