using System.Collections.ObjectModel;
using Tap.Core;
using Tap.Security;

namespace Tap.Monitoring;

/// <summary>Settings of a <see cref="MonitoringFacade"/>.</summary>
public sealed record MonitoringFacadeProps : IConstructProps
{
    /// <summary>The topic that alarms notify. <value>Default: an <see cref="AlarmTopic"/> of the facade's own.</value></summary>
    public IAlarmTopic? Topic { get; init; }

    /// <summary>
    /// Topics for single severities that notify other people; alarms of other severities notify <see cref="Topic"/>. <value>Default:
    /// none.</value>
    /// </summary>
    public IReadOnlyDictionary<AlarmSeverity, IAlarmTopic> TopicsBySeverity { get; init; } =
        ReadOnlyDictionary<AlarmSeverity, IAlarmTopic>.Empty;

    /// <summary>
    /// The key that encrypts notifications of the facade's own topic; CloudWatch is allowed to use it. <value>Default: a key of the topic's
    /// own.</value>
    /// </summary>
    public EncryptionKey? EncryptionKey { get; init; }

    /// <summary>Whether to create a <see cref="Monitoring.Dashboard"/>. <value>Default: true.</value></summary>
    public bool Dashboard { get; init; } = true;

    /// <summary>Whether a topic is created, because a severity has none.</summary>
    internal bool NeedsTopic => Topic is null && Enum.GetValues<AlarmSeverity>().Any(severity => !TopicsBySeverity.ContainsKey(severity));

    /// <summary>Returns the settings of the facade's own topic.</summary>
    internal AlarmTopicProps OwnTopic => new() { EncryptionKey = EncryptionKey };

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id)
    {
        var parts = (NeedsTopic ? OwnTopic.Problems(deployment, id) : [])
            .Concat(Dashboard ? new DashboardProps().Problems(deployment, id) : []);
        foreach (var problem in parts)
            yield return problem;
        if (EncryptionKey is not null && !NeedsTopic)
            yield return "It has an EncryptionKey, but no topic of its own to encrypt: leave the key out, or the topics that were given.";
        foreach (var severity in TopicsBySeverity.Keys.Where(severity => !Enum.IsDefined(severity)))
            yield return $"TopicsBySeverity has the severity {severity:D}: "
                + $"it must be one of {string.Join(", ", Enum.GetNames<AlarmSeverity>())}.";
    }
}

/// <summary>
/// The monitoring of a stack: a topic, alarms on the resources that are watched, and a dashboard. Each <c>Watch</c> creates the alarms of
/// one function, table, queue or API, named <c>…-cloudwatch-{stack}-{id}-{alarm}-…</c>, and adds a row to the dashboard. The name follows
/// cdk-monitoring-constructs (<see href="https://github.com/cdklabs/cdk-monitoring-constructs"/>).
/// </summary>
public sealed class MonitoringFacade : TapConstruct
{
    private const string TopicId = "topic";
    private const string DashboardId = "dashboard";

    private readonly IReadOnlyDictionary<AlarmSeverity, IAlarmTopic> topics;
    private readonly HashSet<string> watched = [];
    private readonly HashSet<string> childIds = [TopicId, DashboardId];
    private readonly List<Alarm> alarms = [];

    /// <summary>Creates the topic and the dashboard, without alarms.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The facade's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">
    /// SNS, KMS or CloudWatch would reject a name, or a key is given although every severity has a topic; the message lists all problems.
    /// </exception>
    public MonitoringFacade(Construct scope, string id, MonitoringFacadeProps? props = null)
        : base(scope, id, props ??= new())
    {
        Topic = props.NeedsTopic ? new AlarmTopic(this, TopicId, props.OwnTopic) : null;
        Dashboard = props.Dashboard ? new Dashboard(this, DashboardId) : null;
        topics = Enum.GetValues<AlarmSeverity>()
            .ToDictionary(severity => severity, severity => props.TopicsBySeverity.GetValueOrDefault(severity) ?? props.Topic ?? Topic!);
    }

    /// <summary>The topic that was created; <see langword="null"/> when every severity has one already.</summary>
    public AlarmTopic? Topic { get; }

    /// <summary>The key that encrypts <see cref="Topic"/>; <see langword="null"/> without a topic.</summary>
    public EncryptionKey? EncryptionKey => Topic?.EncryptionKey;

    /// <summary>The dashboard; <see langword="null"/> when it is turned off.</summary>
    public Dashboard? Dashboard { get; }

    /// <summary>All alarms created so far, in the order of the <c>Watch</c> calls.</summary>
    public IReadOnlyList<Alarm> Alarms => alarms;

    /// <summary>Returns the topic that alarms of a severity notify.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The topic.</returns>
    public IAlarmTopic TopicOf(AlarmSeverity severity) => topics[Guard.Defined(severity, "The severity of a topic")];

    /// <summary>Watches a resource whose alarms have names.</summary>
    /// <typeparam name="TAlarms">The type with a property for each alarm.</typeparam>
    /// <param name="watchable">The resource.</param>
    /// <returns>The alarms that were created, by name.</returns>
    /// <inheritdoc cref="Watch(IWatchable)" path="/exception"/>
    public TAlarms Watch<TAlarms>(IWatchable<TAlarms> watchable) => watchable.Named(Watch((IWatchable)watchable));

    /// <summary>Watches any resource: creates its alarms and adds its row to the dashboard.</summary>
    /// <param name="watchable">The resource.</param>
    /// <returns>The alarms that were created, by <see cref="AlarmDefinition.Id"/>; those without a threshold are missing.</returns>
    /// <exception cref="InputException">
    /// Another resource is watched under this id, two alarms have the same name, or CloudWatch would reject one; the message lists all
    /// problems, and no alarm is created.
    /// </exception>
    public IReadOnlyDictionary<string, Alarm> Watch(IWatchable watchable)
    {
        _ = Guard.NotEmpty(watchable.Id, $"The id of a {watchable.GetType().Name} to watch");
        var taken = watched.Contains(watchable.Id)
            ? $"Something is watched as '{watchable.Id}' already: give this {watchable.GetType().Name} an id of its own."
            : null;
        var wanted = watchable.Alarms.Where(alarm => alarm.Threshold is not null).ToList();
        var props = wanted.Select(alarm => Props(alarm, $"{watchable.Id}-{alarm.Id}")).ToList();
        var created = Create($"Monitoring of '{watchable.Id}'", taken, props, watchable.Widgets);
        watched.Add(watchable.Id);
        return wanted.Zip(created).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }

    /// <summary>Watches a single metric, such as a custom metric of a function, with an alarm and without a row of the dashboard.</summary>
    /// <param name="id">The alarm's id, unique in the facade: <c>audit-failures</c>.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="threshold">The threshold, and the severity. <value>Default severity: critical.</value></param>
    /// <param name="advice">What the alarm means and what to do.</param>
    /// <returns>The alarm.</returns>
    /// <exception cref="InputException">
    /// Another alarm has this name, or CloudWatch would reject the alarm; the message lists all problems.
    /// </exception>
    public Alarm Watch(string id, Metric metric, Threshold threshold, string advice)
    {
        var definition = new AlarmDefinition { Id = id, Metric = metric, Threshold = threshold, Advice = advice };
        return Create($"Monitoring of '{id}'", null, [Props(definition, id)], []).Single();
    }

    private AlarmProps Props(AlarmDefinition alarm, string name)
    {
        var severity = alarm.Threshold!.Severity ?? alarm.Severity;
        return new AlarmProps
        {
            Name = name,
            Advice = alarm.Advice,
            Metric = alarm.Metric,
            Threshold = alarm.Threshold with { Severity = severity },
            Topic = TopicOf(severity),
        };
    }

    private List<Alarm> Create(string what, string? problem, IReadOnlyList<AlarmProps> wanted, IReadOnlyList<MetricWidget> row)
    {
        var twice = wanted.GroupBy(alarm => alarm.Name).Where(name => name.Count() > 1 || childIds.Contains(name.Key))
            .Select(name => $"'{name.Key}' is taken already: give the alarm an id of its own.");
        InputProblems.Refuse(what, [problem, .. twice, .. wanted.SelectMany(alarm => alarm.Problems(Deployment, alarm.Name))]);
        var created = wanted.Select(alarm => new Alarm(this, alarm.Name, alarm)).ToList();
        childIds.UnionWith(created.Select(alarm => alarm.ConstructId));
        alarms.AddRange(created);
        Dashboard?.Add(created, row);
        return created;
    }
}
