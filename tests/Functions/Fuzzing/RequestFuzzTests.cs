using Tap.Tests.Functions.Lambda;

namespace Tap.Tests.Functions.Fuzzing;

/// <summary>
/// Whatever a function behind an API is asked: it answers, with what API Gateway takes and a client can read, with no 5xx, and with nothing
/// of its inside. What is right is not refused.
/// </summary>
public sealed class RequestFuzzTests
{
    private const int Runs = 120;

    [TestCaseSource(typeof(ApiFunctions), nameof(ApiFunctions.Packages))]
    public void A_request_of_any_form_is_answered(string package) =>
        FuzzRun.Check(
            ApiRequests.Of(ApiFunctions.Of(package)), request => request.Smaller(), request => AnsweredAsync(request.FaultAsync), Runs);

    [TestCaseSource(typeof(ApiFunctions), nameof(ApiFunctions.Packages))]
    public void An_event_of_any_form_is_answered(string package)
    {
        var function = ApiFunctions.Of(package);
        FuzzRun.Check(EventJson.Junk(function.Request), _ => [], sent => AnsweredAsync(() => FaultAsync(function, sent)), Runs);
    }

    private static async Task<string?> FaultAsync(ApiFunction function, string sent)
    {
        var result = await function.InvokeAsync(sent);
        List<string> faults = [.. Answer.Faults(result, sent)];
        if (result.GetProperty("statusCode").GetInt32() >= 500)
            faults.Add("is 5xx");
        return faults.Count == 0 ? null : $"The answer {string.Join(", ", faults)}: {result.GetRawText()}";
    }

    private static async Task<string?> AnsweredAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (FunctionException exception)
        {
            return $"There is no answer: {exception.Message}";
        }
    }
}
