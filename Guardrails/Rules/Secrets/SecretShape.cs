using System.Text;
using System.Text.RegularExpressions;

namespace Tap.Guardrails;

/// <summary>Tells from a text whether it is, or holds, a secret, whatever its name.</summary>
internal static partial class SecretShape
{
    // Without one of these no text has one of the shapes, and a search for them is much faster.
    private static readonly string[] Marks =
    [
        "AKIA", "ASIA", "PRIVATE KEY", "eyJ", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "k_live_",
        "k_test_", "whsec_", "npm_", "AIza", "SG.", "sk-", "dop_v1_", ":AA", "earer ", "://", "AccountKey=", "SharedAccessKey=", "sig=",
    ];

    private const int ShortestShape = 12;
    private const int ShortestBase64 = 24;

    /// <summary>Returns what kind of secret a text holds; <see langword="null"/> when it holds none that can be told.</summary>
    /// <param name="text">The text.</param>
    public static string? KindIn(string text)
    {
        if (text.Length < ShortestShape)
            return null;
        if (Array.Exists(Marks, mark => text.Contains(mark, StringComparison.Ordinal)) && Shapes.Match(text) is { Success: true } match)
            return match.Groups.Keys.First(name => !char.IsAsciiDigit(name[0]) && match.Groups[name].Success).Replace('_', ' ');
        // Documents are read by their fields.
        if (!IsDocument(text) && text.AsSpan().ContainsAny('=', ':') && SecretName.MayBeIn(text) && HasAssignment(text))
            return "secret";
        return Decoded(text) is { } inner ? KindIn(inner) : null;
    }

    /// <summary>Returns whether a text looks as if a machine had made it up: letters and digits in no order.</summary>
    public static bool IsRandom(string text)
    {
        if (text.Length < 8 || text.Contains(' ', StringComparison.Ordinal))
            return false;
        var entropy = text.GroupBy(character => character).Sum(group =>
            -(double)group.Count() / text.Length * Math.Log2((double)group.Count() / text.Length));
        var hasDigits = text.Any(char.IsAsciiDigit);
        var hasLetters = text.Any(char.IsAsciiLetter);
        var hasBothCases = text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower);
        return hasLetters && entropy >= 2.5 && (hasDigits || (hasBothCases && text.Length >= 16 && entropy >= 3.5));
    }

    /// <summary>Returns what Base64 hides; <see langword="null"/> when the text is none, or no text is in it.</summary>
    public static string? Decoded(string text)
    {
        if (text.Length < ShortestBase64 || text.Length % 4 != 0 || !Base64.IsMatch(text))
            return null;
        var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(text));
        return decoded.All(character => character is '\n' or '\r' or '\t' or (>= ' ' and < '\u007f')) ? decoded : null;
    }

    private static bool IsDocument(string text) => text[0] is '{' or '[';

    // A line of a script or a part of a connection string: DB_PASSWORD=…
    private static bool HasAssignment(string text) => Assignments.Matches(text).Any(match =>
    {
        var start = match.Index;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
            start--;
        var name = $"{text[start..match.Index]}{match.Groups["name"].Value}";
        var value = match.Groups["value"].Value;
        return SecretName.SpeaksOfSecret(name) && !string.Equals(value, "unset", StringComparison.OrdinalIgnoreCase)
            && (IsRandom(value) || (SecretName.SpeaksOfPassword(name) && text.Contains($"{name}=", StringComparison.Ordinal)));
    });

    [GeneratedRegex("""
        (?<access_key>\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)
        |(?<private_key>-----BEGIN\ [A-Z ]*PRIVATE\ KEY)
        |(?<token>\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}
            |\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{40,}|\bglpat-[A-Za-z0-9_-]{20,}
            |\bxox[abeprs]-[A-Za-z0-9-]{10,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9+/=]{24,}
            |\bnpm_[A-Za-z0-9]{36}|\bAIza[A-Za-z0-9_-]{35}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}
            |\bdop_v1_[a-f0-9]{64}|\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}\b|\b[Bb]earer\s+(?=[A-Za-z._~+/-]*[0-9])[A-Za-z0-9._~+/-]{16,})
        |(?<address_of_a_webhook>https://hooks\.slack\.com/(?:services|workflows|triggers)/\S{15,}
            |https://discord(?:app)?\.com/api/webhooks/\S{20,}|https://\S+\.webhook\.office\.com/\S{20,})
        |(?<password_in_an_address>\b[A-Za-z][A-Za-z0-9+.-]*://[^\s:/@$<"{}]*:[^\s:/@$<"{}*]+@)
        |(?<key_of_an_account>(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/=]{20,}|[?&]sig=[A-Za-z0-9%+/=]{20,})
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Shapes { get; }

    [GeneratedRegex(
        """(?<name>(?:passw|pwd|passphrase|secret|token|key|credential)[\w-]*)["']?\s*[=:]\s*["']?(?<value>[^\s'";,$&{}<>()]{6,})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Assignments { get; }

    [GeneratedRegex("^[A-Za-z0-9+/]+={0,2}$")]
    private static partial Regex Base64 { get; }
}
