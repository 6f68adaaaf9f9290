namespace Tap.Core;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class Spelling
{
    private const int LettersPerMistake = 6;

    /// <summary>
    /// The thing one of whose names differs by case, separators and a letter in six at most; <see langword="null"/> when none is that near.
    /// </summary>
    public static T? Nearest<T>(string word, IEnumerable<T> things, Func<T, IEnumerable<string>> names)
        where T : class
    {
        var letters = Letters(word);
        var near =
            from thing in things
            from name in names(thing)
            let candidate = Letters(name)
            let distance = Distance(letters, candidate)
            where distance <= candidate.Length / LettersPerMistake
            orderby distance
            select thing;
        return near.FirstOrDefault();
    }

    private static string Letters(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Levenshtein's distance, a row at a time: the letters to insert, delete or replace.
    private static int Distance(string first, string second)
    {
        int[] row = [.. Enumerable.Range(0, second.Length + 1)];
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replaced = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[second.Length];
    }
}
