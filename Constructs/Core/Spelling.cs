namespace Tap.Core;

/// <summary>Suggests the correct spelling of a misspelt name.</summary>
internal static class Spelling
{
    private const int LettersPerMistake = 6;

    /// <summary>
    /// Returns the item with a name that differs only by case, separators and at most one letter in six; <see langword="null"/> when there
    /// is none.
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

    // The Levenshtein distance, computed row by row: the number of letters to insert, delete or replace.
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
