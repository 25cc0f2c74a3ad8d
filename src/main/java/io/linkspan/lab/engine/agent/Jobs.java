package io.linkspan.lab.engine.agent;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Jobs, schedules, categories and operators. Names compare without regard to letter case. Safe from any thread. */
public final class Jobs {

    private final Clock clock;
    private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
    private final Map<Integer, Schedule> schedules = new ConcurrentHashMap<>();
    private final List<Category> categories = new CopyOnWriteArrayList<>();
    private final List<Operator> operators = new CopyOnWriteArrayList<>();
    private final AtomicInteger lastSchedule = new AtomicInteger(7); // the first ones belong to the server's own
    private final AtomicInteger lastCategory = new AtomicInteger(99);
    private final AtomicInteger lastOperator = new AtomicInteger();

    Jobs(Clock clock) {
        this.clock = clock;
        categories.addAll(List.of(new Category(0, 1, 1, "[Uncategorized (Local)]"), new Category(1, 1, 1, "Jobs from MSX"), new Category(2, 1, 2, "[Uncategorized (Multi-Server)]"),
                new Category(3, 1, 1, "Database Maintenance"), new Category(4, 1, 1, "Web Assistant"), new Category(5, 1, 1, "Full-Text"), new Category(6, 1, 1, "Log Shipping"), new Category(7, 1, 1, "Database Engine Tuning Advisor"),
                new Category(8, 1, 1, "Data Collector"), new Category(98, 2, 3, "[Uncategorized]"), new Category(99, 3, 3, "[Uncategorized]")));
    }

    /** By name. */
    public List<Job> all() {
        return jobs.values().stream().sorted(Comparator.comparing(Job::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    public Optional<Job> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    public List<Job> named(String name) {
        return all().stream().filter(j -> j.name().equalsIgnoreCase(name)).toList();
    }

    public Job add(Job.Header header) {
        Job job = new Job(UUID.randomUUID(), header, List.of(), List.of(), false, clock.instant(), clock.instant(), 1);
        jobs.put(job.id(), job);
        return job;
    }

    /** Nothing happens to a job that is gone. */
    public void change(UUID id, UnaryOperator<Job> change) {
        jobs.computeIfPresent(id, (_, job) -> change.apply(job).changed(clock.instant()));
    }

    public void remove(UUID id) {
        jobs.remove(id);
    }

    public List<Schedule> schedules() {
        return schedules.values().stream().sorted(Comparator.comparingInt(Schedule::id)).toList();
    }

    public Optional<Schedule> schedule(int id) {
        return Optional.ofNullable(schedules.get(id));
    }

    public Schedule add(String name, boolean enabled, byte[] owner, Frequency frequency) {
        Schedule schedule = new Schedule(lastSchedule.incrementAndGet(), UUID.randomUUID(), name, enabled, owner, frequency, clock.instant(), clock.instant(), 1);
        schedules.put(schedule.id(), schedule);
        return schedule;
    }

    public void change(Schedule schedule, String name, boolean enabled, byte[] owner, Frequency frequency) {
        schedules.put(schedule.id(), new Schedule(schedule.id(), schedule.uid(), name, enabled, owner, frequency, schedule.created(), clock.instant(), schedule.version() + 1));
    }

    /** Takes a schedule away, from every job too. */
    public void remove(Schedule schedule) {
        users(schedule.id()).forEach(job -> change(job.id(), j -> j.scheduled(j.schedules().stream().filter(s -> s != schedule.id()).toList())));
        schedules.remove(schedule.id());
    }

    /** The jobs that have a schedule. */
    public List<Job> users(int schedule) {
        return all().stream().filter(j -> j.schedules().contains(schedule)).toList();
    }

    public List<Category> categories() {
        return categories;
    }

    public Category addCategory(int kind, int type, String name) {
        Category category = new Category(lastCategory.incrementAndGet(), kind, type, name);
        categories.add(category);
        return category;
    }

    public List<Operator> operators() {
        return operators;
    }

    public Operator addOperator(String name, boolean enabled, String email) {
        Operator operator = new Operator(lastOperator.incrementAndGet(), name, enabled, email);
        operators.add(operator);
        return operator;
    }
}
