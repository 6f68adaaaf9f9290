using System.Text.Json;
using Tap.Tests.Functions.Lambda;
using Tap.Tests.Functions.Tasks;

namespace Tap.Tests.Functions.Fuzzing.Model;

/// <summary>Runs a program against the <c>/tasks</c> functions and holds every answer against the model.</summary>
/// <param name="system">The system.</param>
/// <param name="functions">Its functions, by the method that they answer.</param>
public sealed class TaskRun(TasksSystem system, IReadOnlyDictionary<string, LambdaFunction> functions)
{
    private readonly TaskModel model = new();
    private readonly List<string> trace = [];
    private readonly TaskSession[] sessions = [.. Enumerable.Range(0, TaskPrograms.Sessions).Select(_ => new TaskSession())];

    /// <summary>Runs the program; at its end every session is listed and every task read.</summary>
    /// <returns>The first fault, with all that was done before; null when there is none.</returns>
    public async Task<string?> FaultAsync(TaskProgram program)
    {
        foreach (var command in program.Commands)
            if (await RunAsync(command) is { } fault)
                return Report(fault);
        for (var session = 0; session < sessions.Length; session++)
            if (await RunAsync(new ListTasks(session, null, 100)) is { } fault)
                return Report(fault);
        for (var task = 0; task < model.Tasks.Count; task++)
            if (await RunAsync(new GetTask(task, false, Precondition.None, false)) is { } fault)
                return Report(fault);
        return null;
    }

    private string Report(string fault) => $"{fault}\nWhat was done:\n{string.Join('\n', trace)}";

    private async Task<string?> RunAsync(TaskCommand command)
    {
        trace.Add($"{command}");
        try
        {
            return command switch
            {
                CreateTask create => await CreateAsync(create),
                OneTaskCommand one => await OneAsync(one),
                ListTasks list => await ListAsync(list),
                Restart restart => Stop(restart.Method),
                _ => throw new NotSupportedException($"Say here how {command} is run."),
            };
        }
        catch (UnsoundAnswerException exception)
        {
            return exception.Message;
        }
    }

    private string? Stop(string method)
    {
        functions[method].Stop();
        return null;
    }

    private async Task<string?> CreateAsync(CreateTask command)
    {
        var session = sessions[command.Session];
        // Contents differ, so that a task tells which request created it; with a key they are the same each time.
        var content = command.Key is { } number
            ? new TaskContent($"key {number}, content {command.Variant}", null, null, null, null)
            : command.Content with { Title = $"task {trace.Count}" };
        var request = session.Collection("POST").Text(content.ToJson());
        if (command.Key is not null)
            request = request.Header("Idempotency-Key", $"key-{command.Key}");
        if (await SendAsync(command, request, "dynamodb:PutItem") is { } response)
            return model.Create(session.Id, content, command.Key, response);
        model.DoubtCreation(session.Id, content, command.Key);
        return null;
    }

    private async Task<string?> OneAsync(OneTaskCommand command)
    {
        if (model.Tasks.Count == 0)
            return null;
        var task = model.Tasks[^(1 + (command.Task % model.Tasks.Count))];
        var session = sessions.First(session => session.Id == task.Session != command.IsForeign);
        var content = command is ReplaceTask replace ? replace.Content with { Title = $"replaced {trace.Count}" } : null;
        var request = session.One(command.Method, task.Id);
        if (content is not null)
            request = request.Text(content.ToJson());
        var tag = Prediction.TagOf(command.Condition, task.LatestVersion);
        if (tag is not null)
            request = request.Header(command.IsNegated ? "If-None-Match" : "If-Match", tag);
        trace[^1] += $" — {task.Id}, {tag}";
        var predict = Prediction.Of(command, content!, tag);
        if (await SendAsync(command, request, ActionOf(command)) is not { } response)
        {
            task.Doubt(predict);
            return null;
        }

        var seen = response.Status == 200 ? TaskObservation.Of(response.Json) : null;
        if (seen is not null && (seen.Id != task.Id || seen.Session != task.Session || response.Header("ETag") != $"\"{seen.Version}\""))
            return $"The answer is not the task that was asked for: {response}";
        return task.Settle(predict, response.Status, seen);
    }

    private static string ActionOf(OneTaskCommand command) => command switch
    {
        GetTask => "dynamodb:GetItem",
        ReplaceTask => "dynamodb:UpdateItem",
        _ => "dynamodb:DeleteItem",
    };

    private async Task<string?> ListAsync(ListTasks command)
    {
        List<TaskObservation> listed = [];
        string? cursor = null;
        do
        {
            var request = sessions[command.Session].Collection("GET").Query("limit", $"{command.Limit}");
            if (command.Status is not null)
                request = request.Query("status", command.Status);
            if (await SendAsync(command, cursor is null ? request : request.Query("cursor", cursor), "dynamodb:Query") is not { } page)
                return null;
            if (page.Status != 200 || page.Json.GetProperty("tasks").GetArrayLength() > command.Limit)
                return $"The answer is no page of the list: {page}";
            listed.AddRange(page.Json.GetProperty("tasks").EnumerateArray().Select(TaskObservation.Of));
            cursor = page.Json.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return model.List(sessions[command.Session].Id, command.Status, listed);
    }

    /// <summary>Sends a request while the command's disturbance lasts.</summary>
    /// <returns>The answer; null when there is none, or 503, and the disturbance explains that.</returns>
    private async Task<ProxyResponse?> SendAsync(TaskCommand command, ProxyEvent request, string action)
    {
        await using var disturbed = command.Disturbance is { } disturbance
            ? Disturbed.Start(system.Aws, action, disturbance, functions[request.Method])
            : null;
        var sent = request.Header("x-api-key", TasksSystem.ApiKey).ToJson();
        JsonElement result;
        try
        {
            result = await functions[request.Method].InvokeAsync(sent);
        }
        catch (FunctionException) when (disturbed is { HasStruck: true } && command.Disturbance!.IsCrash)
        {
            trace[^1] += " — crashed";
            return null;
        }
        catch (FunctionException exception)
        {
            throw new UnsoundAnswerException($"There is no answer: {exception.Message}");
        }

        var response = new ProxyResponse(result);
        trace[^1] += $" — {response.Status}";
        var faults = Answer.Faults(result, sent);
        if (faults.Count > 0)
            throw new UnsoundAnswerException($"The answer {string.Join(", ", faults)}: {response}");
        if (response.Status < 500)
            return response;
        return response.Status == 503 && disturbed is { HasStruck: true } && command.Disturbance!.MayFail
            ? null
            : throw new UnsoundAnswerException(
                $"The answer is {response.Status}, though nothing went wrong that the function could not make good: {response}");
    }

    private sealed class UnsoundAnswerException(string message) : Exception(message);
}
