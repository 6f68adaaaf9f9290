using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>
/// The text of an element of a policy as characters: what the deployment fixes, and what is not known, are one character each, which no
/// text of AWS contains.
/// </summary>
internal static partial class PolicyText
{
    /// <summary>A part that the deployment fixes: the ARN, name or account of a resource, or who is calling.</summary>
    public const char Fixed = '\uE010';

    /// <summary>A part that may be anything.</summary>
    public const char Open = '\uE011';

    // A policy variable stands for itself: wildcards in its value have no meaning
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
    private static readonly string[] VariablesOfCallers =
        ["aws:username", "aws:userid", "aws:principal", "aws:sourceaccount", "cognito-identity.amazonaws.com:sub"];

    // Attributes whose value is what somebody has written, not what AWS gives to a resource.
    private static readonly string[] FreeAttributes =
    [
        "value", "insecure_value", "secret_string", "secret_binary", "json", "minified_json", "output", "content", "body", "result",
        "policy",
    ];

    /// <summary>Returns a value as characters.</summary>
    /// <param name="value">The value, without alternatives.</param>
    public static string Of(Value value) => value.Text is { } text ? WithoutVariables(text) : string.Concat(value.Parts.Select(part =>
        part.Text is { } known ? WithoutVariables(known) : IsFixed(part) ? $"{Fixed}" : $"{Open}"));

    /// <summary>
    /// Returns whether a value that is not known can only be the identity of one resource of AWS, or a part of it, such as its account.
    /// </summary>
    public static bool IsFixed(Value value)
    {
        if (value.Reference is { } reference && !IsLocal(reference))
            return IsIdentity(reference);
        var references = value.References.Where(one => !IsLocal(one)).ToList();
        return references.Count > 0 && references.TrueForAll(IsIdentity);
    }

    /// <summary>Whether it is a whole ARN that the deployment fixes, or begins with one.</summary>
    public static bool IsArnOfOne(Value value) =>
        value.Parts[0] is { Text: null } first && IsFixed(first) && first.References.Any(reference =>
            reference.Attribute.EndsWith("arn", StringComparison.Ordinal));

    /// <summary>Returns whether a value has a policy variable, such as <c>${aws:username}</c>.</summary>
    public static bool HasVariable(Value value) => value.Parts.Any(part => part.Text?.Contains("${", StringComparison.Ordinal) == true);

    /// <summary>Returns whether a text has a wildcard.</summary>
    public static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>Returns whether a pattern with <c>*</c> and <c>?</c> matches a text.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="hasCase">Whether case counts, as it does in names. <value>Default: false, as in actions.</value></param>
    public static bool Matches(string pattern, string text, bool hasCase = false)
    {
        var (at, position, star, after) = (0, 0, -1, 0);
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, after) = (at++, position);
            else if (at < pattern.Length && (pattern[at] == '?' || AreSame(pattern[at], text[position])))
                (at, position) = (at + 1, position + 1);
            else if (star >= 0)
                (at, position) = (star + 1, ++after);
            else
                return false;
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;

        bool AreSame(char one, char other) => one == other || (!hasCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
    }

    private static bool IsLocal(Reference reference) => reference.Block.StartsWith("local.", StringComparison.Ordinal);

    private static bool IsIdentity(Reference reference) =>
        (reference.Block.StartsWith("aws", StringComparison.Ordinal) || reference.Block.StartsWith("data.aws", StringComparison.Ordinal)
            || reference.Block.StartsWith("random_", StringComparison.Ordinal))
        && (!FreeAttributes.Contains(reference.Attribute) || reference.Block.StartsWith("random_", StringComparison.Ordinal));

    // ${*}, ${?} and ${$} are the characters themselves.
    private static string WithoutVariables(string text) => !text.Contains("${", StringComparison.Ordinal) ? text
        : Variable.Replace(text, match => match.Groups[1].Value is var name && (name is "*" or "?" or "$"
            || Array.Exists(VariablesOfCallers, known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase))) ? $"{Fixed}" : "*");

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Variable { get; }
}
